import { describe, expect, it } from 'vitest';
import { offeredMoves } from './offered-moves.ts';

describe('the moves that are offered', () => {
  it('are submit while one works, approve and request change in a review; the rest in a menu', () => {
    expect(offeredMoves({ moves: ['submit', 'skip'], mayWaive: false })).toEqual({
      primary: 'submit',
      secondary: undefined,
      rest: ['skip'],
    });
    expect(offeredMoves({ moves: ['approve', 'request_change', 'skip'], mayWaive: false })).toEqual({
      primary: 'approve',
      secondary: 'request_change',
      rest: ['skip'],
    });
  });

  it('let four eyes be waived from the menu alone, and undo in its own place', () => {
    expect(offeredMoves({ moves: ['request_change', 'undo'], mayWaive: true })).toEqual({
      primary: undefined,
      secondary: 'request_change',
      rest: ['waive'],
    });
    expect(offeredMoves({ moves: ['reopen', 'undo'], mayWaive: false })).toEqual({
      primary: undefined,
      secondary: 'reopen',
      rest: [],
    });
  });
});
