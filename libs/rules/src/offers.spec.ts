import { describe, expect, it } from 'vitest';
import { maySave, movesFor } from './offers.ts';
import { memberAs, newImage, ownerOutsideOf, sharedProject, withSettings } from './spec-project.ts';

const waiting = { ...newImage, step: 'waiting' as const, reviewBy: 'with-amber', entrustedTo: 'with-amber' };

describe('what is offered', () => {
  it('are the moves of the status, by person', () => {
    expect(movesFor(memberAs('external annotator'), sharedProject, newImage)).toEqual(['submit', 'skip']);
    expect(movesFor(memberAs('external annotator'), sharedProject, waiting)).toEqual([]);
    const review = ['approve', 'request_change', 'skip'];
    expect(movesFor(memberAs('external manager'), sharedProject, waiting)).toEqual(review);
    expect(movesFor(memberAs('host developer'), sharedProject, waiting)).toEqual(review);
  });

  it('is nothing on an image that one does not see', () => {
    expect(movesFor(memberAs('external manager', 'birch'), sharedProject, waiting)).toEqual([]);
    const closed = withSettings({ partnersSee: 'entrusted' });
    expect(movesFor(memberAs('external annotator'), closed, newImage)).toEqual([]);
    expect(maySave(memberAs('external annotator'), closed, newImage)).toBe(false);
    expect(movesFor(ownerOutsideOf('amber'), sharedProject, waiting)).toEqual([]);
  });

  it('leaves an approval to another where four eyes ask for it', () => {
    const ownWork = { ...waiting, submittedBy: 'amber-manager' };
    expect(movesFor(memberAs('external manager'), sharedProject, ownWork)).toEqual([
      'request_change',
      'skip',
    ]);
    const relaxed = withSettings({ fourEyes: 'never' });
    expect(movesFor(memberAs('external manager'), relaxed, ownWork)).toContain('approve');
  });

  it('is to undo one’s own last move for ten minutes', () => {
    const { accountId, organizationId } = memberAs('external annotator');
    const before = { step: 'in_progress', reviewBy: null } as const;
    const at = '2026-03-01T12:00:00.000Z';
    const lastMove = { move: 'submit', accountId, organizationId, at, before, disturbed: false } as const;
    const image = { ...waiting, lastMove };
    const offered = (now?: Date) => movesFor(memberAs('external annotator'), sharedProject, image, now);
    expect(offered(new Date('2026-03-01T12:09:00Z'))).toEqual(['undo']);
    expect(offered(new Date('2026-03-01T12:11:00Z'))).toEqual([]);
    expect(offered()).toEqual([]);
  });

  it('is to save wherever the image can be changed, but not while it is skipped', () => {
    expect(maySave(memberAs('external manager'), sharedProject, waiting)).toBe(true);
    expect(maySave(memberAs('external annotator'), sharedProject, waiting)).toBe(false);
    expect(maySave(memberAs('host manager'), sharedProject, { ...newImage, step: 'skipped' })).toBe(false);
  });
});
