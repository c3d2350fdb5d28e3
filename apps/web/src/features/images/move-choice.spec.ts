import { expect, test } from 'vitest';
import { movesOf, needOf } from './move-choice.ts';

test('a selection offers the moves of its images, with how many each applies to', () => {
  expect(movesOf([{ moves: ['submit', 'skip'] }, { moves: ['skip', 'undo'] }, { moves: [] }])).toEqual([
    ['submit', 1],
    ['skip', 2],
  ]);
});

test('a move asks for what the server would ask for', () => {
  expect(['submit', 'request_change', 'reopen', 'skip'].map((move) => needOf(move as 'skip'))).toEqual([
    undefined,
    'comment',
    'comment',
    'reason',
  ]);
});
