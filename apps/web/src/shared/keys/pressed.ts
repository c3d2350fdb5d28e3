import type { KeyName } from './key-table.ts';
import { keysOf } from './key-table.ts';

export type Press = {
  readonly key: string;
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** milliseconds */
  readonly timeStamp?: number;
};

const isLetter = (key: string): boolean => /^[a-z]$/i.test(key);

const anyOf: ReadonlyMap<string, RegExp> = new Map([
  ['Arrows', /^Arrow/],
  ['1–9', /^[1-9]$/],
]);

/** Whether the press is of this key: by what it writes, or by the digit on it where Shift makes it write a sign. */
function isOf(key: string, press: Press): boolean {
  const written = isLetter(press.key) ? press.key.toUpperCase() : press.key;
  const several = anyOf.get(key);
  if (several) return several.test(written);
  return written === key || (press.shiftKey && press.code === `Digit${key}`);
}

/** Whether this was pressed: `Mod+Shift+Z`, where Mod is Ctrl, or Command on a Mac. */
export function isPressed(combination: string, press: Press): boolean {
  const parts = combination.split('+');
  const key = parts.at(-1) || '+';
  if (!isOf(key, press)) return false;
  if (parts.includes('Alt') !== press.altKey) return false;
  if (parts.includes('Mod') !== (press.ctrlKey || press.metaKey)) return false;
  // Signs such as ? take Shift on some keyboards and not on others.
  const shiftCounts = isLetter(key) || key.length > 1 || parts.includes('Shift');
  return !shiftCounts || parts.includes('Shift') === press.shiftKey;
}

/** The letter that was pressed just before, which may begin a sequence such as `G P`. */
export type Before = { readonly key: string; readonly at: number };

/** Milliseconds within which the second key of a sequence follows the first. */
const soon = 1_500;

const isAfter = (first: string, press: Press, before: Before | null): boolean =>
  before !== null && before.key === first && (press.timeStamp ?? 0) - before.at < soon;

export const pressAfter = ({ key, timeStamp = 0 }: Press): Before => ({
  key: key.toUpperCase(),
  at: timeStamp,
});

/** Which of these keys was pressed; of a sequence, its last. */
export const keyPressed = <Name extends KeyName>(
  names: readonly Name[],
  press: Press,
  before: Before | null = null,
): Name | undefined =>
  names.find((name) =>
    keysOf.get(name)?.some((keys) => {
      const [first, second] = keys.split(' ');
      if (first === undefined) return false;
      return second === undefined
        ? isPressed(first, press)
        : isAfter(first, press, before) && isPressed(second, press);
    }),
  );

type Target = { readonly tagName?: string; readonly isContentEditable?: boolean; readonly type?: string };

const notForText = new Set(['button', 'checkbox', 'radio', 'range', 'color', 'file', 'submit', 'reset']);

/** Keys belong to the text field that one writes in. */
export function isWriting(target: Target | null): boolean {
  if (!target) return false;
  if (target.isContentEditable === true) return true;
  if (target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  return target.tagName === 'INPUT' && !notForText.has(target.type ?? 'text');
}
