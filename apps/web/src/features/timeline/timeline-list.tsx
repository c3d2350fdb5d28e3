import { Box, Skeleton, Stack, Title, VisuallyHidden } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { TimelineEntry } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { daysOf, linesOf } from '../../shared/timeline/index.ts';
import { EmptyState, sharedTexts, ShowMore } from '../../shared/ui/index.ts';
import { timelineTexts } from './texts.ts';
import classes from './timeline.module.css';
import { TimelineRow } from './timeline-row.tsx';

/** What happened, newest first, by day. */
export function TimelineList({
  timeline,
  entries,
  filtered,
}: {
  readonly timeline: Pick<
    UseInfiniteQueryResult,
    'isPending' | 'error' | 'refetch' | 'isError' | 'isFetchingNextPage' | 'hasNextPage' | 'fetchNextPage'
  >;
  readonly entries: readonly TimelineEntry[];
  readonly filtered: boolean;
}) {
  const t = useTexts(timelineTexts);
  const { day: dayText } = useFormat();
  if (timeline.isPending) return <ListSkeleton />;
  if (timeline.error && entries.length === 0)
    return <ProblemPanel error={timeline.error} retry={timeline.refetch} />;
  const nothing = timeline.hasNextPage ? 'emptySoFar' : filtered ? 'emptyFiltered' : 'empty';
  return (
    <>
      {entries.length === 0 && <EmptyState icon={IconHistory} text={t(nothing)} />}
      {daysOf(linesOf(entries)).map(({ day, lines }) => (
        <Box component="section" key={day} className={classes['day']}>
          <Title order={2} className={classes['date']}>
            {dayText(lines[0]?.entries[0].time ?? day)}
          </Title>
          <Box component="ol" className={classes['lines']}>
            {lines.map((line) => (
              <TimelineRow key={line.entries[0].id} line={line} />
            ))}
          </Box>
        </Box>
      ))}
      <ShowMore pages={timeline} />
    </>
  );
}

function ListSkeleton() {
  const t = useTexts(sharedTexts);
  return (
    <Stack gap="xs" aria-busy>
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      {[1, 2, 3, 4, 5, 6, 7, 8].map((row) => (
        <Skeleton key={row} h={28} />
      ))}
    </Stack>
  );
}
