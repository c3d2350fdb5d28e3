import { describe, expect, it } from 'vitest';
import { comparedWith, type RememberedRevisions } from './compared-with.ts';
import { statuses } from './words.ts';

const known: RememberedRevisions = {
  current: 9,
  submitted: 5,
  approved: 6,
  accepted: 7,
  sentBack: 4,
  sentBackByHost: 3,
};

describe('what an image is compared with', () => {
  it('is, by status, the revision that whoever looks has seen last', () => {
    expect(Object.fromEntries(statuses.map((status) => [status, comparedWith(status, known)]))).toEqual({
      new: null,
      in_progress: null,
      waiting_for_review: { revision: 3, since: 'sent-back' },
      waiting_for_collaborator_review: { revision: 4, since: 'sent-back' },
      waiting_for_owner_review: { revision: 3, since: 'sent-back' },
      waiting_for_change: { revision: 4, since: 'sent-back' },
      done: { revision: 7, since: 'accepted' },
      skipped: null,
    });
  });

  it('is at the first review what was submitted, or at the host’s stage what the partner approved', () => {
    const first = { ...known, sentBack: null, sentBackByHost: null };
    expect(comparedWith('waiting_for_owner_review', first)).toEqual({ revision: 6, since: 'approved' });
    expect(comparedWith('waiting_for_collaborator_review', first)).toEqual({
      revision: 5,
      since: 'submitted',
    });
    expect(comparedWith('waiting_for_review', { ...first, approved: null })?.revision).toBe(5);
  });

  it('is never the current revision: then what was before it, or nothing', () => {
    const first = { ...known, sentBack: null, sentBackByHost: null };
    expect(comparedWith('waiting_for_owner_review', { ...first, current: 6 })?.revision).toBe(5);
    expect(comparedWith('waiting_for_change', { ...known, current: 4 })?.since).toBe('submitted');
    expect(comparedWith('done', { ...known, current: 7 })).toBeNull();
    expect(
      comparedWith('waiting_for_review', { ...first, current: 0, submitted: 0, approved: 0 }),
    ).toBeNull();
  });

  it('may be nothing at all, before the first save', () => {
    const first = { ...known, sentBack: null, approved: null, submitted: 0 };
    expect(comparedWith('waiting_for_collaborator_review', first)).toEqual({
      revision: 0,
      since: 'submitted',
    });
  });
});
