import { Page } from '../shared/ui/index.ts';

export function MembersPage() {
  return <Page title="Members">…</Page>;
}
