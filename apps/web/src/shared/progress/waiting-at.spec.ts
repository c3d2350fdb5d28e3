import { describe, expect, it } from 'vitest';
import { countIn, oldestIn, present, waitingFor } from './waiting-at.ts';

describe('What waits for me in a project', () => {
  it('is the host’s review, for those of the host who review, whether the project is shared or not', () => {
    for (const role of ['manager', 'developer'] as const)
      expect(waitingFor({ side: 'host', role }).review).toEqual([
        'waiting_for_owner_review',
        'waiting_for_review',
      ]);
  });

  it('is the collaborator’s review, for a partner’s managers', () => {
    expect(waitingFor({ side: 'external', role: 'manager' }).review).toEqual([
      'waiting_for_collaborator_review',
    ]);
  });

  it('is no review for annotators and for owners outside the project; what was sent back is for everyone', () => {
    for (const side of ['host', 'external'] as const)
      for (const role of ['annotator', null] as const)
        expect(waitingFor({ side, role })).toEqual({ review: [], sentBack: ['waiting_for_change'] });
  });
});

describe('A number of images that is a link', () => {
  const byStatus = { waiting_for_owner_review: 2, done: 5 };
  it('counts all statuses of the stage, and filters by those that have images', () => {
    const stage = ['waiting_for_owner_review', 'waiting_for_review'] as const;
    expect(countIn(byStatus, stage)).toBe(2);
    expect(present(byStatus, stage)).toEqual(['waiting_for_owner_review']);
  });

  it('waits since the oldest of the stage', () => {
    const oldest = {
      waiting_for_review: '2026-01-03T00:00:00Z',
      waiting_for_owner_review: '2026-01-02T00:00:00Z',
    };
    expect(oldestIn(oldest, ['waiting_for_review', 'waiting_for_owner_review'])).toBe('2026-01-02T00:00:00Z');
    expect(oldestIn(oldest, ['waiting_for_collaborator_review'])).toBeUndefined();
    expect(oldestIn(undefined, ['waiting_for_review'])).toBeUndefined();
  });
});
