import type { TimelineEntry } from '../api/index.ts';
import { sentenceOf } from './sentence-of.ts';
import type { Sentence, SentenceKey } from './sentence.ts';

/** One line of a timeline: an entry, or several that say the same of different images. */
export type TimelineLine = {
  readonly sentence: Sentence;
  readonly entries: readonly [TimelineEntry, ...TimelineEntry[]];
};

const many: Readonly<Partial<Record<SentenceKey, SentenceKey>>> = {
  uploaded: 'many_uploaded',
  submit: 'many_submit',
  approve_done: 'many_approve_done',
  approve_on: 'many_approve_on',
  assigned: 'many_assigned',
  unassigned: 'many_unassigned',
  entrusted: 'many_entrusted',
  handed_over: 'many_handed_over',
  taken_back: 'many_taken_back',
  image_deleted: 'many_image_deleted',
};

/** Milliseconds between two entries that still count as done together. */
const together = 10 * 60_000;

const without = <Value>(of: Readonly<Record<string, Value>>, name: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(of).filter(([key]) => key !== name));

/** All that two sentences have to share to be told as one. */
const gist = ({ key, values, words, links }: Sentence): string =>
  JSON.stringify([key, without(values, 'image'), words, without(links, 'image')]);

const dayOf = (time: string): string => new Date(time).toDateString();

const goTogether = (one: TimelineEntry, other: TimelineEntry): boolean =>
  one.change['to'] === other.change['to'] &&
  dayOf(one.time) === dayOf(other.time) &&
  Math.abs(Date.parse(one.time) - Date.parse(other.time)) <= together;

/** The lines of a timeline, in its order. */
export function linesOf(entries: readonly TimelineEntry[]): readonly TimelineLine[] {
  const lines: TimelineLine[] = [];
  for (const entry of entries) {
    const one = sentenceOf(entry);
    const line = lines.at(-1);
    const last = line?.entries.at(-1);
    if (line && last && many[one.key] && goTogether(last, entry) && gist(sentenceOf(last)) === gist(one))
      lines.splice(-1, 1, { sentence: line.sentence, entries: [...line.entries, entry] });
    else lines.push({ sentence: one, entries: [entry] });
  }
  return lines.map(({ sentence, entries: [first, ...others] }) => ({
    sentence: others.length > 0 ? toldAsOne(sentence, others.length + 1) : sentence,
    entries: [first, ...others],
  }));
}

function toldAsOne(sentence: Sentence, images: number): Sentence {
  const { key, values, links } = sentence;
  return {
    ...sentence,
    key: many[key] ?? key,
    values: { ...without(values, 'image'), images },
    links: without(links, 'image'),
  };
}

/** Lines by the day on which they happened, where the reader is. */
export function daysOf(
  lines: readonly TimelineLine[],
): readonly { readonly day: string; readonly lines: readonly TimelineLine[] }[] {
  const days = Map.groupBy(lines, ({ entries: [{ time }] }) => dayOf(time));
  return [...days].map(([day, ofDay]) => ({ day, lines: ofDay }));
}
