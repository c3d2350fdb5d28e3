import { Page } from '../shared/ui/index.ts';

export function InvitationPage() {
  return <Page title="Invitation">…</Page>;
}
