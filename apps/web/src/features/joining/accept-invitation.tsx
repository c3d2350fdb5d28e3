import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { meQuery, useCommand, useLogOut, useMe } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { forgetToken } from '../../shared/kept-token.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { LinkButton } from '../../shared/ui/index.ts';
import { joiningTexts } from './texts.ts';

/** Accepts the invitation of a link; logged in already. */
export function AcceptInvitation({
  token,
  onAccepted,
}: {
  readonly token: string;
  readonly onAccepted: (organizationId: string) => unknown;
}) {
  const t = useTexts(joiningTexts);
  const queries = useQueryClient();
  const { account } = useMe();
  const accept = useCommand('acceptInvitation', {
    async onDone({ id }) {
      forgetToken('invitation');
      await queries.refetchQueries({ queryKey: meQuery.queryKey });
      await onAccepted(id);
    },
    onProblem: () => true,
  });
  const changeAccount = useLogOut();
  return (
    <Stack>
      <Text>{t('acceptAs', { name: account.name, email: account.email })}</Text>
      {accept.error && <ProblemPanel error={accept.error} />}
      <Button loading={accept.isPending} onClick={() => accept.mutate({ body: { token } })}>
        {t('acceptInvitation')}
      </Button>
      <Group justify="space-between">
        <Anchor component="button" type="button" size="sm" onClick={() => void changeAccount()}>
          {t('otherAccount')}
        </Anchor>
        <LinkButton to="/" size="compact-sm" variant="subtle" onClick={() => forgetToken('invitation')}>
          {t('toStart')}
        </LinkButton>
      </Group>
    </Stack>
  );
}
