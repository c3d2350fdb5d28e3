import { Box } from '@mantine/core';
import { Mailbox, mailboxTexts } from '../features/mailbox/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { Page } from '../shared/ui/index.ts';

export function MailboxPage() {
  const t = useTexts(mailboxTexts);
  return (
    <Box component="main">
      <Page title={t('title')}>
        <Mailbox />
      </Page>
    </Box>
  );
}
