import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { CreateOrganization, EntryFrame, LogInForm, Unverified } from '../features/entry/index.ts';
import { AcceptShareLink, joiningTexts } from '../features/joining/index.ts';
import { meQuery } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { takeFromAddress } from '../shared/kept-token.ts';

/** A share link: log in, look, choose an organization, confirm. Nothing of the project is shown before the log-in. */
export function SharePage() {
  const t = useTexts(joiningTexts);
  const navigate = useNavigate();
  const [token] = useState(() => takeFromAddress('share'));
  const { data: me } = useQuery(meQuery);
  return (
    <EntryFrame title={t('shareTitle')} wide={Boolean(me)}>
      {token === undefined && <Alert color="yellow">{t('shareWithoutToken')}</Alert>}
      {token !== undefined && me === null && (
        <>
          <Text>{t('shareLogInFirst')}</Text>
          <LogInForm onDone={() => undefined} />
        </>
      )}
      {token !== undefined && me && (
        <>
          <Unverified />
          <AcceptShareLink
            token={token}
            createOrganization={<CreateOrganization onDone={() => undefined} />}
            onStarted={(params) => navigate({ to: '/o/$organizationId/p/$projectId', params })}
          />
        </>
      )}
    </EntryFrame>
  );
}
