import { describe, expect, it } from 'vitest';
import { leftWaiting, stopLines } from './stop-consequences.ts';

const found = {
  images: { waiting_for_collaborator_review: 3, waiting_for_change: 1, done: 8 },
  total: 12,
  reviewsForHost: 3,
  people: 2,
  claims: 0,
  assignments: 0,
  sentBack: 1,
  internalComments: null,
};
const keys = (...asked: Parameters<typeof stopLines>) => stopLines(...asked).map(({ key }) => key);

describe('what stopping means', () => {
  it('is told in numbers, and what would be none is not said', () => {
    expect(stopLines(found, 'host')).toEqual([
      { key: 'lost_host', count: 2 },
      { key: 'entrusted_host', count: 12 },
      { key: 'reviews_host', count: 3 },
      { key: 'finished', count: 8 },
      { key: 'sentBackTo', count: 1 },
    ]);
  });

  it('is told from where the reader stands', () => {
    expect(keys({ ...found, internalComments: 5 }, 'external')).toEqual([
      'lost_external',
      'entrusted_external',
      'reviews_external',
      'finished',
      'sentBackTo',
      'sealed',
    ]);
    expect(keys(found, 'owner')[0]).toBe('lost_owner');
    expect(keys({ ...found, images: {}, total: 0, reviewsForHost: 0 }, 'owner')).toContain(
      'noneEntrusted_external',
    );
  });

  it('leaves contents waiting where entrusted images are neither done nor skipped', () => {
    expect(leftWaiting(found.images)).toBe(4);
    expect(leftWaiting({ done: 8, skipped: 2 })).toBe(0);
  });
});
