import { Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { client, isProblem, meQuery, useCommand, useMe } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { forgetToken } from '../../shared/kept-token.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { LinkButton } from '../../shared/ui/index.ts';
import { ShareOffer } from './share-offer.tsx';
import { joiningTexts } from './texts.ts';

type Joined = { readonly organizationId: string; readonly projectId: string };

/** Preview, choice of organization, confirmation; logged in already. */
export function AcceptShareLink({
  token,
  createOrganization,
  onStarted,
}: {
  readonly token: string;
  /** For somebody who is in no organization. */
  readonly createOrganization: ReactNode;
  readonly onStarted: (joined: Joined) => unknown;
}) {
  const t = useTexts(joiningTexts);
  const queries = useQueryClient();
  const { organizations } = useMe();
  const [waitingFor, setWaitingFor] = useState<{ readonly host: string; readonly organizationId: string }>();
  const names = organizations.map(({ id }) => id).join(',');
  const { data: preview, error } = useQuery({
    queryKey: ['previewShareLink', token.slice(0, 36), names],
    queryFn: () => client.previewShareLink({ body: { token } }),
    retry: false,
  });
  const accept = useCommand('acceptShareLink', {
    async onDone({ projectId, status }, { body: { organizationId } }) {
      forgetToken('share');
      const host = preview?.host.name ?? '';
      await queries.invalidateQueries({ queryKey: meQuery.queryKey });
      if (status === 'pending') return setWaitingFor({ host, organizationId });
      notifications.show({ message: t('started', { host }) });
      await onStarted({ organizationId, projectId });
    },
    onProblem: () => void queries.invalidateQueries({ queryKey: ['previewShareLink'] }),
  });

  if (waitingFor)
    return (
      <Stack>
        <Text role="status">{t('requested', { host: waitingFor.host })}</Text>
        <LinkButton to="/o/$organizationId" params={{ organizationId: waitingFor.organizationId }}>
          {t('toProjects')}
        </LinkButton>
      </Stack>
    );
  if (organizations.length === 0 || isProblem(error, 'share-link.no-organization'))
    return (
      <Stack>
        <Text>{t('noOrganization')}</Text>
        {createOrganization}
      </Stack>
    );
  if (isProblem(error, 'account.email-unverified')) return null;
  if (error)
    return (
      <ProblemPanel error={error}>
        <LinkButton to="/" size="xs" variant="default" onClick={() => forgetToken('share')}>
          {t('toStart')}
        </LinkButton>
      </ProblemPanel>
    );
  if (!preview)
    return (
      <Stack aria-busy>
        <Skeleton h={28} />
        <Skeleton h={120} />
        <Skeleton h={36} />
      </Stack>
    );
  return (
    <ShareOffer
      preview={preview}
      busy={accept.isPending}
      onConfirm={(organizationId) => accept.mutate({ body: { token, organizationId } })}
    />
  );
}
