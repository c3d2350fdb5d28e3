import type { Client } from '@tandem/contracts';
import { Badge, Box, Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { ProblemPanel, wordsOfCode } from '../../shared/problems/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import { isKnownRefusal } from './known-refusals.ts';
import { sharingTexts } from './texts.ts';

type Entry = Awaited<ReturnType<Client['listShareLinkHistory']>>['rows'][number];
const step = 8;

/** Openings, acceptances, requests and refusals, the newest first. */
export function LinkHistory() {
  const t = useTexts(sharingTexts);
  const words = useTexts(sharedTexts);
  const params = useInProject();
  const { data, error, refetch } = useQuery(read('listShareLinkHistory', { params }));
  const [shown, setShown] = useState(step);
  if (error && !data) return <ProblemPanel error={error} retry={refetch} />;
  if (!data) return <Skeleton h={72} />;
  return (
    <Box>
      <Title order={3} size="sm" mb={6}>
        {t('history')}
      </Title>
      {data.rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noHistory')}
        </Text>
      )}
      <Box component="ul" p={0} m={0}>
        {data.rows.slice(0, shown).map((entry, index) => (
          // Two entries of one time may well be alike; they never change places.
          <HistoryLine key={`${entry.at} ${index}`} entry={entry} />
        ))}
      </Box>
      {data.rows.length > shown && (
        <Button variant="subtle" size="compact-sm" ml={-8} mt={4} onClick={() => setShown(shown + 50)}>
          {words('more')}
        </Button>
      )}
    </Box>
  );
}

function HistoryLine({ entry: { at, use, organization, refusal, current } }: { readonly entry: Entry }) {
  const t = useTexts(sharingTexts);
  const { dateTime } = useFormat();
  const name = organization?.name ?? '';
  const reason = isKnownRefusal(refusal)
    ? t(`refusal_${refusal}`)
    : (wordsOfCode(refusal ?? '')?.title ?? t('unknownRefusal'));
  const said =
    use === 'refused'
      ? organization
        ? t('refusedFor', { organization: name, reason })
        : t('refused', { reason })
      : t(use, { organization: name });
  return (
    <Group
      component="li"
      justify="space-between"
      gap="xs"
      py={6}
      style={{ borderTop: '1px solid var(--mantine-color-default-border)', listStyle: 'none' }}
    >
      <Group gap="xs" miw={0}>
        <Text size="sm">{said}</Text>
        {!current && (
          <Badge variant="default" size="sm" tt="none" fw={500}>
            {t('earlier')}
          </Badge>
        )}
      </Group>
      <Text size="xs" c="dimmed" component="time" dateTime={at}>
        {dateTime(at)}
      </Text>
    </Group>
  );
}
