import { Alert, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { meQuery, read, useCommand, useMe } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { LinkButton } from '../../shared/ui/index.ts';
import { entryTexts } from './texts.ts';

/** Milliseconds between looks whether the link of the mail was opened meanwhile, in another tab perhaps. */
const lookAgain = 3_000;

/** What somebody whose address is not verified should know and do; nothing for the others. */
export function Unverified() {
  const t = useTexts(entryTexts);
  const { account } = useMe();
  const unverified = !account.emailVerified;
  useQuery({ ...meQuery, refetchInterval: unverified ? lookAgain : false });
  const { data: installation } = useQuery(read('getInstallation'));
  const resend = useCommand('resendVerification', {
    onDone: () => notifications.show({ message: t('resent') }),
  });
  if (!unverified) return null;
  return (
    <Alert icon={<IconMail aria-hidden />} color="yellow" variant="light" title={t('notVerifiedTitle')}>
      <Text size="sm" mb="sm">
        {t('notVerified', { email: account.email })}
      </Text>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          loading={resend.isPending}
          onClick={() => resend.mutate({ body: {} })}
        >
          {t('resend')}
        </Button>
        {installation?.mailbox && (
          <LinkButton to="/mailbox" size="xs" variant="default">
            {t('openMailbox')}
          </LinkButton>
        )}
      </Group>
    </Alert>
  );
}
