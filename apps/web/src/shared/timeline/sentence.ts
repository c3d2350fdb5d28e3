import type { Author } from '@tandem/contracts';
import type { TimelineEntry } from '../api/index.ts';
import type { KeyOfTexts } from './texts.ts';

/** Where a value of a sentence leads. */
export type SentenceLink =
  | { readonly to: 'person'; readonly accountId: string }
  | { readonly to: 'image'; readonly imageId: string; readonly commentId?: string };

/** What happened, as a text with what is put into it. */
export type Sentence = {
  readonly key: SentenceKey;
  /** Names and numbers; several names are listed. */
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
  /** Values that are texts themselves. */
  readonly words: Readonly<Record<string, SentenceKey | readonly SentenceKey[]>>;
  readonly links: Readonly<Record<string, SentenceLink>>;
};
export type SentenceKey = KeyOfTexts;

type Parts = {
  readonly names?: Readonly<Record<string, Author | undefined>>;
  readonly values?: Sentence['values'];
  readonly words?: Sentence['words'];
};

/** A sentence about what `entry` is about; a name that is not there leaves its word to `words`. */
export function sentence(key: SentenceKey, entry: TimelineEntry, parts: Parts = {}): Sentence {
  const { actor, aggregate, subject, subjectName, change, type } = entry;
  const named = Object.entries({ actor: actor ?? undefined, ...parts.names });
  const known = named.filter((pair): pair is [string, Author] => pair[1] !== undefined);
  const gone = type === 'tandem.image.deleted.v1';
  const { commentId } = change;
  const image = {
    to: 'image',
    imageId: subject,
    ...(typeof commentId === 'string' && { commentId }),
  } as const;
  return {
    key,
    values: {
      ...(aggregate === 'image' && subjectName !== null && { image: lastPart(subjectName) }),
      ...(aggregate !== 'image' && subjectName !== null && { subject: subjectName }),
      ...parts.values,
      ...Object.fromEntries(known.map(([name, author]) => [name, author.name])),
    },
    words: {
      ...(actor === null && { actor: 'system' }),
      ...(aggregate === 'image' && subjectName === null && { image: 'anImage' }),
      ...parts.words,
    },
    links: {
      ...(aggregate === 'image' && !gone && { image }),
      ...Object.fromEntries(
        known.flatMap(([name, { kind, id }]) =>
          kind === 'person' ? [[name, { to: 'person', accountId: id } as const]] : [],
        ),
      ),
    },
  };
}

/** The sentence as it is told beside its image, which needs no name there. */
export function besideImage(told: Sentence): Sentence {
  const { image, ...values } = told.values;
  const links = Object.fromEntries(Object.entries(told.links).filter(([name]) => name !== 'image'));
  if (image === undefined && told.words['image'] === undefined) return told;
  return { ...told, values, words: { ...told.words, image: 'theImage' }, links };
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
