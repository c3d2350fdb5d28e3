import { describe, expect, it } from 'vitest';
import { actors, type Actor } from './capabilities.ts';
import type { ProjectFacts } from './facts.ts';
import { entrustmentAfter, findMove, type MovingImage } from './find-move.ts';
import {
  afterEndOf,
  memberAs,
  newImage,
  ownerOutsideOf,
  sharedProject,
  unsharedProject,
} from './spec-project.ts';
import { deriveStatus } from './status.ts';
import type { LastMove } from './undo.ts';
import type { Change, Status, Step } from './words.ts';

const stored = (step: Step, reviewBy: string | null = null) => ({ step, reviewBy });
const atStatus: Record<Status, Pick<MovingImage, 'step' | 'reviewBy'>> = {
  new: stored('new'),
  in_progress: stored('in_progress'),
  waiting_for_review: stored('waiting', 'host'),
  waiting_for_collaborator_review: stored('waiting', 'with-amber'),
  waiting_for_owner_review: stored('waiting', 'host'),
  waiting_for_change: stored('waiting_for_change'),
  done: stored('done'),
  skipped: stored('skipped'),
};
const anImage = (status: Status, more: Partial<MovingImage> = {}): MovingImage => ({
  ...newImage,
  ...atStatus[status],
  ...more,
});
const byAmber = { entrustedTo: 'with-amber' };

type Case = [Change, Status, Actor, Partial<MovingImage>, ProjectFacts, ReturnType<typeof findMove>];
const move = ([change, status, actor, more, project]: Case) => {
  const image = anImage(status, more);
  expect(deriveStatus(image, project)).toBe(status);
  return findMove(change, status, memberAs(actor), { project, image });
};
const [shared, unshared] = [sharedProject, unsharedProject];
const to = (step: Step, reviewBy: string | null = null) => ({ to: stored(step, reviewBy) });

describe('a move', () => {
  it.each<Case>([
    ['save', 'new', 'host annotator', {}, unshared, to('in_progress')],
    ['save', 'waiting_for_change', 'external annotator', {}, shared, to('waiting_for_change')],
    ['save', 'waiting_for_owner_review', 'external manager', byAmber, shared, to('waiting', 'host')],
    ['save', 'waiting_for_owner_review', 'external manager', {}, shared, 'not-allowed'],
    ['save', 'done', 'host developer', {}, shared, to('done')],
    ['save', 'done', 'external manager', byAmber, shared, 'not-allowed'],
    ['save', 'skipped', 'host manager', {}, shared, 'not-from-here'],
    ['submit', 'new', 'host annotator', {}, unshared, to('waiting', 'host')],
    ['submit', 'in_progress', 'host annotator', {}, shared, to('waiting', 'host')],
    ['submit', 'in_progress', 'host annotator', byAmber, shared, to('waiting', 'with-amber')],
    ['submit', 'in_progress', 'external annotator', byAmber, shared, to('waiting', 'with-amber')],
    ['submit', 'waiting_for_review', 'host manager', {}, unshared, 'not-from-here'],
    ['approve', 'waiting_for_review', 'host developer', {}, unshared, to('done')],
    ['approve', 'waiting_for_review', 'host annotator', {}, unshared, 'not-allowed'],
    [
      'approve',
      'waiting_for_collaborator_review',
      'external manager',
      byAmber,
      shared,
      to('waiting', 'host'),
    ],
    ['approve', 'waiting_for_collaborator_review', 'host developer', byAmber, shared, to('waiting', 'host')],
    ['approve', 'waiting_for_collaborator_review', 'external annotator', byAmber, shared, 'not-allowed'],
    ['approve', 'waiting_for_owner_review', 'external manager', byAmber, shared, 'not-allowed'],
    ['approve', 'waiting_for_owner_review', 'host manager', byAmber, shared, to('done')],
    ['approve', 'done', 'host manager', {}, shared, 'not-from-here'],
    ['approve', 'done', 'host manager', { changedSinceAccepted: true }, shared, to('done')],
    [
      'approve',
      'done',
      'external manager',
      { ...byAmber, changedSinceAccepted: true },
      shared,
      'not-allowed',
    ],
    ['approve', 'new', 'host manager', {}, shared, 'not-from-here'],
    ['reopen', 'waiting_for_change', 'host manager', {}, shared, 'not-from-here'],
    ['reopen', 'done', 'external manager', byAmber, shared, 'not-allowed'],
    ['restore', 'skipped', 'external annotator', byAmber, shared, 'not-allowed'],
    ['restore', 'skipped', 'external manager', {}, shared, 'not-allowed'],
    ['restore', 'skipped', 'external manager', byAmber, shared, to('new')],
    [
      'restore',
      'skipped',
      'host manager',
      { everSaved: true, skippedFrom: 'new' },
      shared,
      to('in_progress'),
    ],
    [
      'restore',
      'skipped',
      'host manager',
      { everSaved: true, skippedFrom: 'waiting' },
      shared,
      to('in_progress'),
    ],
    [
      'restore',
      'skipped',
      'host manager',
      { skippedFrom: 'waiting_for_change' },
      shared,
      to('waiting_for_change'),
    ],
    ['skip', 'skipped', 'host manager', {}, shared, 'not-from-here'],
    ['skip', 'done', 'host manager', {}, shared, 'not-from-here'],
    ['skip', 'waiting_for_owner_review', 'external manager', byAmber, shared, 'not-allowed'],
    ['skip', 'waiting_for_review', 'host annotator', {}, unshared, 'not-allowed'],
    ['undo', 'done', 'host manager', {}, shared, 'not-from-here'],
  ])('%s from %s by %s', (...given) => {
    expect(move(given)).toEqual(given[5]);
  });

  it('names what must come with it', () => {
    const needs = (change: Change, status: Status, more: Partial<MovingImage> = {}) =>
      findMove(change, status, memberAs('host manager'), { project: shared, image: anImage(status, more) });
    expect(needs('request_change', 'waiting_for_owner_review')).toEqual({
      ...to('waiting_for_change'),
      needs: 'comment',
    });
    expect(needs('reopen', 'done')).toEqual({ ...to('waiting_for_change'), needs: 'comment' });
    for (const status of ['new', 'waiting_for_collaborator_review', 'waiting_for_owner_review'] as const)
      expect(needs('skip', status, byAmber)).toEqual({ ...to('skipped'), needs: 'reason' });
  });

  it('requests a change for each reviewer who can change the image, in the own review and the next', () => {
    for (const status of ['waiting_for_collaborator_review', 'waiting_for_owner_review'] as const) {
      const asking = actors.filter((actor) => {
        const facts = { project: shared, image: anImage(status, byAmber) };
        return typeof findMove('request_change', status, memberAs(actor), facts) === 'object';
      });
      expect(asking).toEqual(['host manager', 'host developer', 'external manager']);
    }
  });

  it('at the first review is for that collaboration alone, and the host', () => {
    const facts = { project: shared, image: anImage('waiting_for_collaborator_review', byAmber) };
    const birch = memberAs('external manager', 'birch');
    for (const change of ['approve', 'request_change', 'skip'] as const)
      expect(findMove(change, 'waiting_for_collaborator_review', birch, facts)).toBe('not-allowed');
    const image = anImage('waiting_for_collaborator_review', { ...byAmber, reviewBy: 'with-birch' });
    const amber = memberAs('external manager');
    for (const change of ['approve', 'skip'] as const)
      expect(findMove(change, 'waiting_for_collaborator_review', amber, { project: shared, image })).toBe(
        'not-allowed',
      );
  });

  it('submits to the host once the collaboration has ended', () => {
    const image = anImage('in_progress', byAmber);
    const found = findMove('submit', 'in_progress', memberAs('host annotator'), {
      project: afterEndOf('with-amber'),
      image,
    });
    expect(found).toEqual(to('waiting', 'host'));
  });

  it('is none for an owner outside the project', () => {
    const facts = { project: shared, image: anImage('new') };
    expect(findMove('save', 'new', ownerOutsideOf('host'), facts)).toBe('not-allowed');
    expect(findMove('skip', 'new', ownerOutsideOf('amber'), facts)).toBe('not-allowed');
  });
});

describe('entrustment', () => {
  const annotator = memberAs('external annotator');

  it('follows the first save, submit or skip of a partner’s member', () => {
    for (const change of ['save', 'submit', 'skip'] as const) {
      expect(entrustmentAfter(change, annotator, shared, { entrustedTo: null })).toBe('with-amber');
      expect(entrustmentAfter(change, memberAs('host annotator'), shared, { entrustedTo: null })).toBeNull();
    }
    expect(entrustmentAfter('request_change', annotator, shared, { entrustedTo: null })).toBeNull();
  });

  it('sends a free image that a partner’s member submits to that partner’s review', () => {
    const facts = { project: shared, image: anImage('new') };
    expect(findMove('submit', 'new', annotator, facts)).toEqual(to('waiting', 'with-amber'));
  });

  it('passes on from a collaboration that has ended', () => {
    const project = afterEndOf('with-birch');
    expect(entrustmentAfter('save', annotator, project, { entrustedTo: 'with-birch' })).toBe('with-amber');
  });
});

describe('undo', () => {
  const at = '2026-03-01T12:00:00.000Z';
  const later = (ms: number) => new Date(Date.parse(at) + ms);
  const tenMinutes = 10 * 60_000;
  const { accountId, organizationId } = memberAs('external annotator');
  const submitted: LastMove = {
    move: 'submit',
    accountId,
    organizationId,
    at,
    before: stored('waiting_for_change'),
    disturbed: false,
  };
  const undo = (last: Partial<LastMove>, now = later(tenMinutes), by = memberAs('external annotator')) => {
    const image = anImage('waiting_for_collaborator_review', {
      ...byAmber,
      lastMove: { ...submitted, ...last },
    });
    return findMove('undo', 'waiting_for_collaborator_review', by, { project: shared, image, now });
  };

  it('brings back what was before, for whoever made the move, within ten minutes', () => {
    expect(undo({})).toEqual(to('waiting_for_change'));
    expect(undo({}, later(tenMinutes + 1))).toBe('not-allowed');
  });

  it('is for nobody else, nor for the same person acting for another organization', () => {
    expect(undo({}, later(1), memberAs('host manager'))).toBe('not-from-here');
    expect(undo({}, later(1), memberAs('external manager'))).toBe('not-from-here');
    expect(undo({ organizationId: 'birch' })).toBe('not-from-here');
  });

  it('is over once somebody else claimed, or anybody saved or entrusted the image', () => {
    expect(undo({ disturbed: true })).toBe('not-allowed');
  });

  it('never takes back an undo', () => {
    expect(undo({ move: 'undo' })).toBe('not-allowed');
  });
});
