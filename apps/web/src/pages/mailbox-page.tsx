import { Page } from '../shared/ui/index.ts';

export function MailboxPage() {
  return <Page title="Mailbox">…</Page>;
}
