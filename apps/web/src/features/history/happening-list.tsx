import { Box, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { TimelineEntry } from '../../shared/api/index.ts';
import { readPages } from '../../shared/api/index.ts';
import { useFormat } from '../../shared/i18n/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { besideImage, reasonOf, SentenceLine, sentenceOf } from '../../shared/timeline/index.ts';
import { ShowMore } from '../../shared/ui/index.ts';
import classes from './history.module.css';
import type { ImagePlace } from './restore-revision.ts';

/** Who comes to the image and leaves it again is no part of its story. */
const comingsAndGoings: ReadonlySet<string> = new Set([
  'tandem.image.claimed.v1',
  'tandem.image.claim_ended.v1',
]);

/** The image's timeline, newest first, a sentence for each event. */
export function HappeningList({ place: { imageId, ...params } }: { readonly place: ImagePlace }) {
  const timeline = useInfiniteQuery(readPages('getTimeline', { params, query: { imageId } }));
  const { data, error, refetch } = timeline;
  if (error && !data) return <ProblemPanel error={error} retry={refetch} />;
  const entries = data?.pages.flatMap(({ rows }) => rows) ?? [];
  return (
    <>
      <Box component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {entries
          .filter(({ type }) => !comingsAndGoings.has(type))
          .map((entry) => (
            <Happening key={entry.id} entry={entry} />
          ))}
      </Box>
      <ShowMore pages={timeline} />
    </>
  );
}

function Happening({ entry }: { readonly entry: TimelineEntry }) {
  const { ago, dateTime } = useFormat();
  const reason = reasonOf(entry);
  return (
    <li className={classes['row']}>
      <div className={classes['what']}>
        <Text size="sm">
          <SentenceLine sentence={besideImage(sentenceOf(entry))} />
        </Text>
        {reason && (
          <Text size="sm" c="dimmed" component="q" style={{ overflowWrap: 'anywhere' }}>
            {reason}
          </Text>
        )}
        <Text
          size="xs"
          c="dimmed"
          component="time"
          dateTime={entry.time}
          title={dateTime(entry.time)}
          display="block"
        >
          {ago(entry.time)}
        </Text>
      </div>
    </li>
  );
}
