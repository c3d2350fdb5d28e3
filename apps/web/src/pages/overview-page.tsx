import { Page } from '../shared/ui/index.ts';

export function OverviewPage() {
  return <Page title="Overview">…</Page>;
}
