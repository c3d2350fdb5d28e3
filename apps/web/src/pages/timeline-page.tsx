import { Page } from '../shared/ui/index.ts';

export function TimelinePage() {
  return <Page title="Timeline">…</Page>;
}
