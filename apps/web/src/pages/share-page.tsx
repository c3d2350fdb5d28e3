import { Page } from '../shared/ui/index.ts';

export function SharePage() {
  return <Page title="Share">…</Page>;
}
