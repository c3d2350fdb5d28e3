import { Box, Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { readPages } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { happeningOf } from './happenings.ts';
import classes from './history.module.css';
import type { ImagePlace } from './restore-revision.ts';
import { historyTexts } from './texts.ts';

/** The image's timeline, newest first, a sentence for each event. */
export function HappeningList({ place: { imageId, ...params } }: { readonly place: ImagePlace }) {
  const t = useTexts(historyTexts);
  const { ago, dateTime } = useFormat();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    readPages('getTimeline', { params, query: { imageId } }),
  );
  if (error && !data) return <ProblemPanel error={error} retry={refetch} />;
  const entries = data?.pages.flatMap(({ rows }) => rows) ?? [];
  return (
    <Box component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
      {entries.map((entry) => {
        const happening = happeningOf(entry);
        if (!happening) return null;
        const who = entry.actor?.name ?? t('system');
        return (
          <li key={entry.id} className={classes['row']}>
            <div className={classes['what']}>
              <Text size="sm">{t(happening.words, { who, ...happening.values })}</Text>
              {happening.reason !== null && (
                <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  {happening.reason}
                </Text>
              )}
              <Text size="xs" c="dimmed" component="time" dateTime={entry.time} title={dateTime(entry.time)}>
                {ago(entry.time)}
              </Text>
            </div>
          </li>
        );
      })}
      {hasNextPage && (
        <li>
          <Button
            variant="subtle"
            size="compact-sm"
            m="xs"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('more')}
          </Button>
        </li>
      )}
    </Box>
  );
}
