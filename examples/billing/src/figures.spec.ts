import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { Action } from './history.fixture.ts';
import { disturbed, expectedOf, lived, partners, someImages } from './history.fixture.ts';
import type { Journal } from './journal.ts';
import { openJournal } from './journal.ts';
import { readMove } from './read-message.ts';

const [amber, boreal] = partners;
let journal: Journal;
beforeEach(() => (journal = openJournal(':memory:')));
afterEach(() => journal.close());

const enter = (events: readonly object[], into = journal) =>
  into.enter({
    moves: events.map((event) => readMove(JSON.stringify(event))).filter((move) => move !== undefined),
    names: [],
    skipped: [],
  });
const figures = (from = journal) =>
  from.figures().map(({ month, organizationId, images }) => [month, organizationId, images]);

const days = ['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'];
/** One action a day, on the days above. */
const life = (...kinds: readonly (Action['kind'] | readonly ['entrust', string])[]) =>
  lived(
    randomUUID(),
    kinds.map((kind, index): Action => {
      const [name, partner] = typeof kind === 'string' ? [kind, null] : kind;
      return { kind: name, partner, time: `${days[index]}T23:59:59.999Z` };
    }),
  ).events;

describe('an image counts', () => {
  test.for([
    [
      'for whom it was entrusted to, in the month of the approval',
      [['entrust', amber], 'submit', 'approve'],
      [['2026-11', amber, 1]],
    ],
    ['for the host while it is entrusted to nobody', ['submit', 'approve'], [['2026-10', null, 1]]],
    ['no more when it was reopened', ['submit', 'approve', 'reopen'], []],
    ['no more when its approval was undone', ['submit', 'approve', 'undo'], []],
    [
      'once, for the last time it became done',
      ['submit', 'approve', 'reopen', 'submit', 'approve'],
      [['2026-12', null, 1]],
    ],
    [
      'as before when reopening it was undone',
      ['submit', 'approve', 'reopen', 'undo'],
      [['2026-10', null, 1]],
    ],
    [
      'as before when it was approved again after a correction',
      ['submit', 'approve', 'save', 'approve'],
      [['2026-10', null, 1]],
    ],
    [
      'for whom it was entrusted to then, whoever has it later',
      ['submit', 'approve', ['entrust', boreal]],
      [['2026-10', null, 1]],
    ],
    ['even when it was deleted afterwards', ['submit', 'approve', 'delete'], [['2026-10', null, 1]]],
  ] as const)('%s', ([, kinds, expected]) => {
    enter(life(...kinds));
    expect(figures()).toEqual(expected);
  });
});

it('counts the same whatever the order in which events arrive, and however often', () => {
  const cases = someImages(0, 8).chain((images) =>
    disturbed(images.flatMap(({ events }) => events)).map((events) => ({ images, events })),
  );
  fc.assert(
    fc.property(cases, ({ images, events }) => {
      const one = openJournal(':memory:');
      for (const event of events) enter([event], one);
      const { length } = events;
      const got = one.figures().map(({ name: _name, ...figure }) => figure);
      one.close();
      expect(got, `${length} events`).toEqual(expectedOf(images));
    }),
  );
});

it('keeps nothing of a batch that it could not keep whole, and goes on', () => {
  const moves = life('submit', 'approve').map((event) => readMove(JSON.stringify(event)));
  const broken = { topic: 'images', partition: 0, offset: null as unknown as string, reason: '' };
  expect(() =>
    journal.enter({
      moves: moves.filter((move) => move !== undefined),
      names: [],
      skipped: [broken, broken],
    }),
  ).toThrow();
  expect(figures()).toEqual([]);
  enter(life('submit', 'approve'));
  expect(figures()).toEqual([['2026-10', null, 1]]);
});

it('knows an organization by its newest name, in whichever order the names arrive', () => {
  enter(life(['entrust', amber], 'submit', 'approve'));
  const named = (stateseq: number, name: string) => ({ organizationId: amber, stateseq, name });
  for (const name of [named(2, 'Amber'), named(5, 'Amber Studio'), named(3, 'Umber')]) {
    journal.enter({ moves: [], names: [name], skipped: [] });
  }
  expect(journal.figures()).toEqual([
    { month: '2026-11', organizationId: amber, images: 1, name: 'Amber Studio' },
  ]);
});
