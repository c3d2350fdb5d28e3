import { Box, Button, Text } from '@mantine/core';
import {
  IconArrowRight,
  IconDeviceFloppy,
  IconMessage,
  IconPhoto,
  IconSettings,
  IconShare2,
  IconUserCheck,
  IconUsers,
} from '@tabler/icons-react';
import { statuses } from '@tandem/rules';
import { useId, useState } from 'react';
import type { TimelineEntry } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import type { TimelineLine } from '../../shared/timeline/index.ts';
import { reasonOf, SentenceLine, sentenceOf } from '../../shared/timeline/index.ts';
import { StatusMark } from '../../shared/ui/index.ts';
import { timelineTexts } from './texts.ts';
import classes from './timeline.module.css';

const icons: Readonly<Record<TimelineEntry['kind'], typeof IconPhoto>> = {
  moves: IconArrowRight,
  saves: IconDeviceFloppy,
  assignments: IconUserCheck,
  comments: IconMessage,
  members: IconUsers,
  sharing: IconShare2,
  settings: IconSettings,
  images: IconPhoto,
};

/** What an image's status became; undefined where it stayed, or the entry is of no image. */
const becameOf = ({ change: { from, to } }: TimelineEntry) =>
  from === to ? undefined : statuses.find((status) => status === to);

/** A line: when, who did what, for whom; the reason beneath, and the single images of many. */
export function TimelineRow({ line: { sentence, entries } }: { readonly line: TimelineLine }) {
  const t = useTexts(timelineTexts);
  const { time, dateTime, ago } = useFormat();
  const [open, setOpen] = useState(false);
  const listId = useId();
  const [entry] = entries;
  const { actor, actedFor, kind } = entry;
  const became = becameOf(entry);
  const reason = reasonOf(entry);
  const Icon = icons[kind];
  return (
    <Box component="li" className={classes['line']}>
      <Text
        component="time"
        dateTime={entry.time}
        title={`${dateTime(entry.time)} · ${ago(entry.time)}`}
        className={classes['time']}
      >
        {time(entry.time)}
      </Text>
      <Icon size={16} aria-hidden className={classes['icon']} />
      <Box className={classes['said']}>
        <SentenceLine sentence={sentence} />{' '}
        {actor?.kind === 'person' && actedFor && (
          <Text span size="sm" c="dimmed" className={classes['for']}>
            {actedFor.name}
          </Text>
        )}
        {entries.length > 1 && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={open}
            aria-controls={listId}
            onClick={() => setOpen(!open)}
          >
            {open ? t('hideImages') : t('showImages', { count: entries.length })}
          </Button>
        )}
        {reason && (
          <Text size="sm" c="dimmed" className={classes['reason']}>
            <q>{reason}</q>
          </Text>
        )}
        {open && entries.length > 1 && (
          <Box component="ul" id={listId} className={classes['each']}>
            {entries.map((one) => (
              <li key={one.id}>
                <SentenceLine sentence={sentenceOf(one)} />
              </li>
            ))}
          </Box>
        )}
      </Box>
      {became && (
        <Box className={classes['became']}>
          <StatusMark status={became} />
        </Box>
      )}
    </Box>
  );
}
