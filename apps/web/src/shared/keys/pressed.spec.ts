import { describe, expect, it } from 'vitest';
import { keyTable } from './key-table.ts';
import { isWriting, keyPressed } from './pressed.ts';

const press = (key: string, held: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('the table of keys', () => {
  it('gives no two things on the canvas the same key', () => {
    const { tools, shapes, view, work } = keyTable;
    const { nextDifference, previousDifference, ...ofView } = view;
    const keys = [tools, shapes, ofView, work].flatMap((group) =>
      Object.values<readonly string[]>(group).flat(),
    );
    expect(new Set(keys).size).toBe(keys.length);
    // While comparing, these step through differences instead of corners.
    expect([...nextDifference, ...previousDifference]).toEqual([
      ...shapes.nextCorner,
      ...shapes.previousCorner,
    ]);
  });
});

describe('a pressed key', () => {
  it('is known by letter and by what is held with it', () => {
    expect(keyPressed(['save'], press('s', { ctrlKey: true }))).toBe('save');
    expect(keyPressed(['save'], press('s', { metaKey: true }))).toBe('save');
    expect(keyPressed(['save'], press('s'))).toBeUndefined();
    expect(keyPressed(['undo', 'redo'], press('Z', { ctrlKey: true, shiftKey: true }))).toBe('redo');
    expect(keyPressed(['copy', 'comment'], press('c'))).toBe('comment');
    expect(keyPressed(['copy', 'comment'], press('c', { ctrlKey: true }))).toBe('copy');
    expect(keyPressed(['nextForMe'], press('n', { altKey: true }))).toBeUndefined();
  });

  it('may be a sign that some keyboards write with Shift', () => {
    expect(keyPressed(['keys'], press('?', { shiftKey: true }))).toBe('keys');
    expect(keyPressed(['keys'], press('?'))).toBe('keys');
  });

  it('may be any of several, with what is held', () => {
    const names = ['label', 'nudge', 'nudgeFar', 'resize', 'actualSize'] as const;
    expect(keyPressed(names, press('3'))).toBe('label');
    expect(keyPressed(names, press('ArrowUp'))).toBe('nudge');
    expect(keyPressed(names, press('ArrowUp', { shiftKey: true }))).toBe('nudgeFar');
    expect(keyPressed(names, press('ArrowUp', { altKey: true }))).toBe('resize');
    expect(keyPressed(names, press('!', { shiftKey: true, code: 'Digit1' }))).toBe('actualSize');
  });

  it('may follow another soon', () => {
    const after = (first: string, at: number) =>
      keyPressed(['goToImages'], press('i', { timeStamp: at }), { key: first, at: 1_000 });
    expect([after('G', 1_400), after('G', 3_000), after('H', 1_400)]).toEqual([
      'goToImages',
      undefined,
      undefined,
    ]);
    expect(keyPressed(['goToImages'], press('i'))).toBeUndefined();
  });

  it('belongs to the text field that one writes in', () => {
    expect(isWriting({ tagName: 'TEXTAREA' })).toBe(true);
    expect(isWriting({ tagName: 'INPUT', type: 'text' })).toBe(true);
    expect(isWriting({ tagName: 'DIV', isContentEditable: true })).toBe(true);
    expect(isWriting({ tagName: 'INPUT', type: 'checkbox' })).toBe(false);
    expect(isWriting({ tagName: 'BUTTON' })).toBe(false);
    expect(isWriting(null)).toBe(false);
  });
});
