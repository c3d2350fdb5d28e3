import type { EventType } from '@tandem/contracts';
import type { TimelineEntry } from '../api/index.ts';
import type { Telling } from './image-sentences.ts';
import { imageSentences } from './image-sentences.ts';
import { organizationSentences, projectSentences } from './project-sentences.ts';
import { readChange } from './read-change.ts';
import type { Sentence } from './sentence.ts';
import { sentence } from './sentence.ts';

/** Nothing that people do: no timeline gives them. */
type Untold = `tandem.account.${string}` | `tandem.${string}.restated.v1`;
export type ToldType = Exclude<EventType, Untold>;

/** Every type of event that a timeline gives: one that is missing here does not compile. */
export const sentences: Readonly<Record<ToldType, Telling>> = {
  ...imageSentences,
  ...projectSentences,
  ...organizationSentences,
};

const isTold = (type: string): type is ToldType => Object.hasOwn(sentences, type);

/** What happened, as a sentence: its text, what is put in, and where that leads. A later type of event reads neutrally. */
export function sentenceOf(entry: TimelineEntry): Sentence {
  if (!isTold(entry.type)) return sentence('something', entry);
  return sentences[entry.type](entry, readChange(entry.change, entry.people));
}

/** What somebody gave as their reason, word for word. */
export const reasonOf = ({ change: { reason } }: TimelineEntry): string | undefined =>
  typeof reason === 'string' && reason !== '' ? reason : undefined;
