import { aggregates } from '@tandem/contracts';
import type { Index, Query, Runtime, Sort, Store, Where } from '@tandem/platform';
import { openAggregates } from '@tandem/platform';
import { summaryFields } from './image-summary.ts';
import { Image, publicImage } from './image.ts';

const live = { live: true } as const;
const index = (name: string, ...fields: readonly string[]): Index => ({
  name,
  fields: ['projectId', ...fields],
  where: live,
});

/** In folder order, so that equalities before it leave the order to the index. */
const byPath = ['folder', 'name'] as const;

/** `any` are alternatives that only filter: what an index is to seek by stands beside them. */
type Filtered = { readonly projectId: string; readonly any: readonly Where[] };
export type Listed = Filtered & {
  readonly step?: string | undefined;
  readonly folder?: string | undefined;
  /** Where an order by folder seeks; which folders lie within is for the branches to say. */
  readonly within?: string | undefined;
  readonly assignee?: Keys | undefined;
};
/** One alone is looked up, where several are looked for. */
export type Keys = string | { readonly in: readonly string[] };
/** By a person in one of the fields that name one; a null, alone, is nobody. */
export type Held = Filtered & {
  readonly field: 'assignee.key' | 'inProgressBy.key' | 'returnedTo.key';
  readonly key: Keys | null;
  readonly step: string | undefined;
};

const sort = [
  ['folder', 'asc'],
  ['name', 'asc'],
] as const;

type Order = readonly [Sort[number], ...Sort];

/** A folder and what lies in it: everything up to the character after the slash, and some folders beside it. */
const around = (folder: string) => ({ gte: folder, lt: `${folder}0` });
export const below = (folder: string) => ({ gte: `${folder}/`, lt: `${folder}0` });

// In another order a range of folders would be read as a whole, and sorted.
const folderOf = ({ folder, within }: Listed, [[first]]: Order): Where => {
  if (folder !== undefined) return { folder };
  return within === undefined || first !== 'folder' ? {} : { folder: around(within) };
};

/** A list of images in an order, with these fields of each. */
const listing = <const Fields extends readonly (keyof Image)[]>(sort: Order, fields: Fields) => ({
  where: (asked: Listed): Where => ({
    projectId: asked.projectId,
    ...live,
    ...(asked.step === undefined ? {} : { step: asked.step }),
    ...folderOf(asked, sort),
    ...(asked.assignee === undefined ? {} : { 'assignee.key': asked.assignee }),
  }),
  or: ({ any }: Listed) => any,
  sort,
  fields,
});

/** What tells an image's name, and its place in every order. */
const placeFields = ['folder', 'name', 'uploadedAt', 'changedAt'] as const satisfies readonly (keyof Image)[];
export type Place = Pick<Image, (typeof placeFields)[number] | 'id'>;

const newest = [['uploadedAt', 'desc']] as const;
const changed = [['changedAt', 'desc']] as const;
/** An order turned around, its ties too: the same index gives it from its end. */
const backwards = ([first, ...others]: Order): Order => [
  turned(first),
  ...others.map(turned),
  ['id', 'desc'],
];
const turned = ([field, direction]: Sort[number]) => [field, direction === 'asc' ? 'desc' : 'asc'] as const;

const queries = {
  listed: listing(sort, summaryFields),
  newest: listing(newest, summaryFields),
  changed: listing(changed, summaryFields),
  placesListed: listing(sort, placeFields),
  placesNewest: listing(newest, placeFields),
  placesChanged: listing(changed, placeFields),
  backListed: listing(backwards(sort), placeFields),
  backNewest: listing(backwards(newest), placeFields),
  backChanged: listing(backwards(changed), placeFields),
  held: {
    where: ({ projectId, field, key, step }: Held) => ({
      projectId,
      ...live,
      ...(step === undefined ? {} : { step }),
      [field]: key,
    }),
    or: ({ any }: Held) => any,
    sort,
    fields: summaryFields,
  },
  waiting: {
    where: ({ projectId }: Filtered) => ({ projectId, ...live, step: 'waiting' }),
    or: ({ any }: Filtered) => any,
    sort: [['waitingSince', 'asc']],
    fields: summaryFields,
  },
  /** To be counted. */
  filtered: {
    where: ({ projectId, step }: Listed) => ({
      projectId,
      ...live,
      ...(step === undefined ? {} : { step }),
    }),
    or: ({ any }: Listed) => any,
  },
  claimed: {
    where: ({ projectId, after }: Filtered & { readonly after: string }) => ({
      projectId,
      ...live,
      'claim.until': { gt: after },
    }),
    or: ({ any }: Filtered) => any,
  },
  /** At one stage, whoever reviews there. */
  oldest: {
    where: ({ projectId, reviewBy }: Filtered & { readonly reviewBy: string | null }) => ({
      projectId,
      ...live,
      step: 'waiting',
      reviewBy,
    }),
    or: ({ any }: Filtered) => any,
    sort: [['waitingSince', 'asc']],
    fields: ['waitingSince'],
  },
  entrusted: {
    where: ({
      projectId,
      collaborationId,
    }: {
      readonly projectId: string;
      readonly collaborationId: string;
    }) => ({
      projectId,
      ...live,
      entrustedTo: collaborationId,
    }),
  },
  /** With comments internal to an organization; the project is in the key. */
  internal: {
    where: ({ key }: { readonly key: string }) => ({ ...live, internalKeys: key }),
  },
  named: {
    where: ({ projectId, nameKey }: { readonly projectId: string; readonly nameKey: string }) => ({
      projectId,
      nameKey,
      ...live,
    }),
    fields: ['nameKey'],
  },
  /** A label is of one project: with the project beside it the whole project would be read instead. */
  usingLabel: {
    where: ({ labelId }: { readonly labelId: string }) => ({ ...live, labelIds: labelId }),
  },
} as const satisfies { readonly [name: string]: Query<never> };

export const nameIndex = 'name';

export const openImages = (store: Store, runtime: Runtime) =>
  openAggregates(
    store,
    {
      name: 'image',
      topic: aggregates.image.topic,
      source: '/tandem/review-workflow',
      collection: {
        name: 'images',
        schema: Image,
        schemaVersion: 1,
        indexes: [
          { ...index(nameIndex, 'nameKey'), unique: true },
          index('listed', ...byPath, 'step', 'reviewBy', 'entrustedTo'),
          index('newest', 'uploadedAt', 'step', 'reviewBy', 'entrustedTo', 'folder'),
          index('changed', 'changedAt', 'step', 'reviewBy', 'entrustedTo', 'folder'),
          index('foldered', 'folder', 'step', 'reviewBy', 'entrustedTo', 'assignee.key'),
          index('step', 'step', ...byPath),
          index('assignee', 'assignee.key', ...byPath),
          index('assigned', 'assignee.key', 'step', ...byPath),
          index('begun', 'step', 'inProgressBy.key'),
          index('returned', 'step', 'returnedTo.key'),
          index('waiting', 'step', 'waitingSince'),
          index('counted', 'step', 'reviewBy', 'entrustedTo'),
          // Without the step, by which images are counted: whoever reviews is named while one waits alone.
          index('stage', 'reviewBy', 'waitingSince'),
          index('entrusted', 'entrustedTo', 'step', 'reviewBy'),
          index('claimed', 'claim.until', 'claim.holder.key'),
          { name: 'labels', fields: ['labelIds'], array: true },
          { name: 'internal', fields: ['internalKeys'], array: true },
        ],
        queries,
      },
      publicState: publicImage,
    },
    runtime,
  );
export type Images = ReturnType<typeof openImages>;
