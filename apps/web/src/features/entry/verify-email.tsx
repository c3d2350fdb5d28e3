import { Alert, Loader, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, meQuery } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { LinkButton } from '../../shared/ui/index.ts';
import { takeFragment } from '../../shared/take-fragment.ts';
import { entryTexts } from './texts.ts';

/** Verifies the address as soon as the link of the mail is opened. */
export function VerifyEmail({ next }: { readonly next: '/' | '/share' | '/invitation' }) {
  const t = useTexts(entryTexts);
  const queries = useQueryClient();
  const [token] = useState(takeFragment);
  const { isSuccess, error } = useQuery({
    queryKey: ['verifyEmail', token],
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    async queryFn() {
      const answer = await client.verifyEmail({ body: { token } });
      await queries.invalidateQueries({ queryKey: meQuery.queryKey });
      return answer;
    },
  });
  if (token === '') return <Alert color="yellow">{t('linkWithoutToken')}</Alert>;
  if (error)
    return (
      <ProblemPanel error={error}>
        <LinkButton to="/" size="xs" variant="default">
          {t('goOn')}
        </LinkButton>
      </ProblemPanel>
    );
  if (!isSuccess)
    return (
      <Text role="status">
        <Loader size="xs" aria-hidden /> {t('verifying')}
      </Text>
    );
  return (
    <Stack>
      <Text role="status">{t('verified')}</Text>
      <LinkButton to={next}>{t('goOn')}</LinkButton>
    </Stack>
  );
}
