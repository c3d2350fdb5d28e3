import { describe, expect, it } from 'vitest';
import { memberAs, ownerOutsideOf } from './spec-project.ts';
import { undoableUntil, whyNoUndo, type LastMove } from './undo.ts';

describe('why a move cannot be taken back', () => {
  const me = memberAs('external annotator');
  const last: LastMove = {
    move: 'submit',
    accountId: me.accountId,
    organizationId: me.organizationId,
    at: '2026-03-01T12:00:00.000Z',
    before: { step: 'new', reviewBy: null },
    disturbed: false,
  };
  const inTime = new Date('2026-03-01T12:10:00.000Z');
  const late = new Date('2026-03-01T12:10:00.001Z');

  it('is told in this order: nothing there, not one’s own, something since, too late', () => {
    expect(whyNoUndo(me, undefined, late)).toBe('nothing to undo');
    expect(whyNoUndo(memberAs('host manager'), { ...last, move: 'undo' }, late)).toBe('nothing to undo');
    expect(whyNoUndo(memberAs('host manager'), { ...last, disturbed: true }, late)).toBe('not yours');
    expect(whyNoUndo(ownerOutsideOf('amber'), last, inTime)).toBe('not yours');
    expect(whyNoUndo(me, { ...last, disturbed: true }, late)).toBe('something happened since');
    expect(whyNoUndo(me, last, late)).toBe('too late');
    expect(whyNoUndo(me, last, inTime)).toBeUndefined();
  });

  it('is none until ten minutes have passed', () => {
    expect(undoableUntil(last)).toBe('2026-03-01T12:10:00.000Z');
  });
});
