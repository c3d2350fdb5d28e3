import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { EntryFrame, LogInForm } from '../features/entry/index.ts';
import { AcceptInvitation, joiningTexts } from '../features/joining/index.ts';
import { meQuery } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { takeFromAddress } from '../shared/kept-token.ts';

export function InvitationPage() {
  const t = useTexts(joiningTexts);
  const navigate = useNavigate();
  const [token] = useState(() => takeFromAddress('invitation'));
  const { data: me } = useQuery(meQuery);
  return (
    <EntryFrame title={t('invitationTitle')}>
      {token === undefined && <Alert color="yellow">{t('invitationWithoutToken')}</Alert>}
      {token !== undefined && me === null && (
        <>
          <Text>{t('invitationLogInFirst')}</Text>
          <LogInForm onDone={() => undefined} />
        </>
      )}
      {token !== undefined && me && (
        <AcceptInvitation
          token={token}
          onAccepted={(organizationId) => navigate({ to: '/o/$organizationId', params: { organizationId } })}
        />
      )}
    </EntryFrame>
  );
}
