import { Page } from '../shared/ui/index.ts';

export function StartPage() {
  return <Page title="Start">…</Page>;
}
