import { describe, expect, it } from 'vitest';
import type { KeyAction } from './keys.ts';
import { actionOfKey, brushStep } from './keys.ts';

const press = (keys: string): KeyAction | null => {
  const parts = keys.split(' ');
  const key = parts.at(-1) ?? '';
  return actionOfKey({
    key,
    code: /^[1-9!]$/.test(key) ? `Digit${key === '!' ? 1 : key}` : key,
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
  });
};

describe('keys', () => {
  it.each([
    ['v', 'select'],
    ['b', 'boundingBox'],
    ['p', 'polygon'],
    ['l', 'path'],
    ['k', 'point'],
    ['m', 'brush'],
    ['e', 'eraser'],
    ['c', 'comment'],
  ])('%s takes the tool %s', (key, tool) => {
    expect(press(key)).toEqual({ kind: 'tool', tool });
  });

  it.each<[string, KeyAction]>([
    ['[', { kind: 'brushSize', by: -1 }],
    [']', { kind: 'brushSize', by: 1 }],
    ['1', { kind: 'label', index: 0 }],
    ['9', { kind: 'label', index: 8 }],
    ['Escape', { kind: 'act', act: 'cancel' }],
    ['Enter', { kind: 'act', act: 'finish' }],
    ['Delete', { kind: 'act', act: 'remove' }],
    ['Backspace', { kind: 'act', act: 'removeLast' }],
    ['ArrowLeft', { kind: 'act', act: { move: [-1, 0] } }],
    ['Shift ArrowDown', { kind: 'act', act: { move: [0, 10] } }],
    ['Alt ArrowRight', { kind: 'grow', dx: 1, dy: 0 }],
    ['Tab', { kind: 'step', by: 1 }],
    ['Shift Tab', { kind: 'step', by: -1 }],
    ['h', { kind: 'hide' }],
    ['f', { kind: 'act', act: 'fit' }],
    ['Shift !', { kind: 'act', act: 'actualSize' }],
    ['Ctrl z', { kind: 'undo' }],
    ['Meta z', { kind: 'undo' }],
    ['Ctrl Shift Z', { kind: 'redo' }],
    ['Ctrl c', { kind: 'copy' }],
    ['Ctrl v', { kind: 'paste' }],
    ['Ctrl d', { kind: 'duplicate' }],
  ])('%s', (key, action) => {
    expect(press(key)).toEqual(action);
  });

  it.each([
    'Ctrl s',
    'Ctrl Enter',
    'Ctrl Backspace',
    'Ctrl k',
    'n',
    'g',
    'PageDown',
    '?',
    'Alt b',
    'Shift B',
  ])('%s is left to others', (key) => {
    expect(press(key)).toBeNull();
  });
});

describe('the size of the brush', () => {
  it('goes in single pixels where it is small, and never stays where it was', () => {
    expect(brushStep(3, 1)).toBe(4);
    expect(brushStep(10, -1)).toBe(9);
    for (const size of [1, 5, 10, 11, 12, 60, 300]) expect(brushStep(size, 1)).toBeGreaterThan(size);
    for (const size of [5, 10, 11, 12, 60, 300]) expect(brushStep(size, -1)).toBeLessThan(size);
  });
});
