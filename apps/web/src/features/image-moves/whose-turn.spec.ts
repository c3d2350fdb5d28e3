import { describe, expect, it } from 'vitest';
import type { ImageView } from '../../shared/api/index.ts';
import { whoseTurn } from './whose-turn.ts';

const me = { accountId: 'me', organizationId: 'kelpworks' };
const ola = { kind: 'person', id: 'ola', name: 'Ola' } as const;
const kelpworks = { kind: 'organization', id: 'kelpworks', name: 'Kelpworks' } as const;
const beistad = { kind: 'organization', id: 'beistad', name: 'Beistad' } as const;
const entrustedTo = { collaborationId: 'c', organization: { id: 'beistad', name: 'Beistad' } };

const turn = (more: Partial<ImageView>) =>
  whoseTurn(
    {
      status: 'new',
      waitsFor: null,
      moves: [],
      returnedTo: null,
      claim: null,
      assignee: null,
      entrustedTo: null,
      ...more,
    } as ImageView,
    me,
  );

describe('whose turn it is', () => {
  it('at a review: yours, that of the others who review for you, or of another organization', () => {
    const waiting = { status: 'waiting_for_owner_review', waitsFor: kelpworks } as const;
    expect(turn({ ...waiting, moves: ['approve'] })).toEqual({ words: 'yourReview' });
    expect(turn(waiting)).toEqual({ words: 'waitsForOthersReview', name: 'Kelpworks' });
    const claim = { by: ola, mine: false, until: '', mayTakeOver: true };
    expect(turn({ ...waiting, claim })).toEqual({ words: 'with', name: 'Ola' });
    expect(turn({ ...waiting, mayWaive: true })).toEqual({ words: 'yoursAlone' });
    const theirs = { status: 'waiting_for_collaborator_review', waitsFor: beistad } as const;
    expect(turn({ ...theirs, moves: ['approve'] })).toEqual({ words: 'waitsForReview', name: 'Beistad' });
  });

  it('sent back: yours, another’s, their organization’s, or whoever comes first', () => {
    const status = 'waiting_for_change';
    expect(turn({ status, returnedTo: { ...ola, id: 'me' } })).toEqual({ words: 'backToYou' });
    expect(turn({ status, returnedTo: ola })).toEqual({ words: 'backTo', name: 'Ola' });
    expect(turn({ status, entrustedTo })).toEqual({ words: 'backTo', name: 'Beistad' });
    expect(turn({ status })).toEqual({ words: 'backToAnyone' });
  });

  it('before the submit: whose claim it is, then whose assignment, then whose image', () => {
    const claim = { by: ola, mine: false, until: '', mayTakeOver: false };
    expect(turn({ claim, assignee: { ...ola, id: 'me' } })).toEqual({ words: 'with', name: 'Ola' });
    expect(turn({ claim: { ...claim, mine: true } })).toEqual({ words: 'yours' });
    expect(turn({ assignee: { ...ola, id: 'me' } })).toEqual({ words: 'yours' });
    expect(turn({ entrustedTo })).toEqual({ words: 'with', name: 'Beistad' });
    expect(turn({})).toEqual({ words: 'free' });
    expect(turn({ status: 'in_progress' })).toEqual({ words: 'goOn' });
  });

  it('at the end nobody’s, unless a done image was changed since', () => {
    expect(turn({ status: 'done' })).toEqual({ words: 'done' });
    expect(turn({ status: 'done', moves: ['approve', 'reopen'] })).toEqual({ words: 'yourReviewAgain' });
    expect(turn({ status: 'skipped', moves: ['restore'] })).toEqual({ words: 'skipped' });
  });
});
