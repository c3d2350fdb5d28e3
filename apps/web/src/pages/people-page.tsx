import { Page } from '../shared/ui/index.ts';

export function PeoplePage() {
  return <Page title="People">…</Page>;
}
