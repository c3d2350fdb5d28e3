import { describe, expect, it } from 'vitest';
import { isWriting, keyPressed } from './pressed.ts';

const press = (key: string, held: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
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

  it('belongs to the text field that one writes in', () => {
    expect(isWriting({ tagName: 'TEXTAREA' })).toBe(true);
    expect(isWriting({ tagName: 'INPUT', type: 'text' })).toBe(true);
    expect(isWriting({ tagName: 'DIV', isContentEditable: true })).toBe(true);
    expect(isWriting({ tagName: 'INPUT', type: 'checkbox' })).toBe(false);
    expect(isWriting({ tagName: 'BUTTON' })).toBe(false);
    expect(isWriting(null)).toBe(false);
  });
});
