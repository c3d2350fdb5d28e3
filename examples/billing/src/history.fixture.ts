import { randomUUID } from 'node:crypto';
import type { Envelope } from '@tandem/contracts';
import fc from 'fast-check';
import type { Figure } from './figures.ts';

export const partners = [randomUUID(), randomUUID()] as const;

type Telling = Pick<Envelope, 'type' | 'subject' | 'seq' | 'time'> & {
  readonly change?: Record<string, unknown>;
  readonly state?: Record<string, unknown>;
};

/** An event as it lies on the log; nothing here looks at its hashes. */
export const told = ({ change = {}, state = {}, ...event }: Telling): Envelope => ({
  specversion: '1.0',
  id: randomUUID(),
  source: `/tandem/${event.type.startsWith('tandem.image.') ? 'review-workflow' : 'org'}`,
  datacontenttype: 'application/json',
  stateseq: event.seq,
  actor: randomUUID(),
  organization: randomUUID(),
  prevhash: '',
  salt: '',
  hash: '',
  ...event,
  data: { change, state },
});

type Place = { readonly status: string; readonly since: string | undefined; readonly partner: string | null };

/** What may happen to an image next; each remembers the place before it, as Tandem does for undo. */
export const actions = [
  'save',
  'submit',
  'approve',
  'reopen',
  'undo',
  'entrust',
  'delete',
  'unheard',
] as const;
export type Action = {
  readonly kind: (typeof actions)[number];
  readonly partner: string | null;
  readonly time: string;
};

const led: { readonly [kind: string]: { readonly from: readonly string[]; readonly to: string } } = {
  submit: { from: ['new', 'in_progress', 'waiting_for_change'], to: 'waiting_for_owner_review' },
  approve: { from: ['waiting_for_owner_review', 'done'], to: 'done' },
  reopen: { from: ['done'], to: 'waiting_for_change' },
};
const typeOf: { readonly [kind: string]: string } = {
  save: 'saved',
  entrust: 'entrusted',
  delete: 'deleted',
  unheard: 'polished',
};

/** One image's events by the rules of the product, and for whom and in which month it is done at their end. */
export function lived(image: string, happenings: readonly Action[]) {
  const projectId = randomUUID();
  const events: Envelope[] = [];
  let place: Place & { readonly countsFor?: string | null } = {
    status: 'new',
    since: undefined,
    partner: null,
  };
  let undoTo: typeof place | undefined;
  for (const { kind, partner, time } of happenings) {
    const before = place;
    const rule = led[kind];
    if (rule && !rule.from.includes(place.status)) continue;
    if (kind === 'undo' && !undoTo) continue;
    if (kind === 'undo' && undoTo) place = { ...undoTo, partner: place.partner };
    if (kind === 'entrust') place = { ...place, partner };
    if (kind === 'save' && place.status === 'new') place = { ...place, status: 'in_progress' };
    if (rule) place = { ...place, status: rule.to };
    if (rule && place.status !== 'done') place = { ...place, since: undefined };
    if (kind === 'approve' && before.status !== 'done')
      place = { ...place, since: time, countsFor: place.partner };
    undoTo = rule ? before : undefined;
    const entrusted = place.partner && { collaborationId: randomUUID(), organizationId: place.partner };
    events.push(
      told({
        type: `tandem.image.${typeOf[kind] ?? 'moved'}.v1`,
        subject: image,
        seq: events.length + 1,
        time,
        change: {
          projectId,
          from: before.status,
          to: place.status,
          revision: 1,
          entrustedTo: entrusted,
          ...(typeOf[kind] ? {} : { move: kind, reason: null, comment: null }),
          ...(kind === 'save' ? { startedFrom: 0, annotations: 1, correction: false } : {}),
          ...(kind === 'entrust' ? { before: null } : {}),
          ...(kind === 'delete' ? { folder: 'dive-12', name: 'reef.jpg' } : {}),
        },
      }),
    );
  }
  const { since, countsFor = null } = place;
  const done = since === undefined ? undefined : { month: since.slice(0, 7), organizationId: countsFor };
  return { events, done };
}

export const expectedOf = (images: readonly ReturnType<typeof lived>[]): readonly Figure[] =>
  [
    ...Map.groupBy(
      images.flatMap(({ done }) => done ?? []),
      (done) => `${done.month} ${done.organizationId ?? ''}`,
    ),
  ]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, [first, ...others]]) => (first ? { ...first, images: others.length + 1 } : []));

const month = 31 * 24 * 3_600_000;
/** Some images' lives, each over a few months. */
export const someImages = (least: number, most: number) =>
  fc
    .array(
      fc.array(
        fc.record({
          kind: fc.constantFrom(...actions),
          partner: fc.constantFrom(...partners, null),
          pause: fc.nat(month),
        }),
        { maxLength: 25 },
      ),
      { minLength: least, maxLength: most },
    )
    .map((lives) =>
      lives.map((life) => {
        let now = Date.UTC(2026, 8, 15);
        const happenings = life.map(({ pause, ...action }) => ({
          ...action,
          time: new Date((now += pause)).toISOString(),
        }));
        return lived(randomUUID(), happenings);
      }),
    );

/** Every event once or twice, in any order. */
export const disturbed = (events: readonly Envelope[]) =>
  fc
    .array(fc.boolean(), { minLength: events.length, maxLength: events.length })
    .map((twice) => [...events, ...events.filter((_, index) => twice[index])])
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
