import type { KeyName } from './key-table.ts';
import { keysOf } from './key-table.ts';

export type Press = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};

const isLetter = (key: string): boolean => /^[a-z]$/i.test(key);

/** Whether this was pressed: `Mod+Shift+Z`, where Mod is Ctrl, or Command on a Mac. */
export function isPressed(combination: string, press: Press): boolean {
  const parts = combination.split('+');
  const key = parts.at(-1) || '+';
  const pressed = isLetter(press.key) ? press.key.toUpperCase() : press.key;
  if (pressed !== key || press.altKey) return false;
  if (parts.includes('Mod') !== (press.ctrlKey || press.metaKey)) return false;
  // Signs such as ? take Shift on some keyboards and not on others.
  const shiftCounts = isLetter(key) || key.length > 1;
  return !shiftCounts || parts.includes('Shift') === press.shiftKey;
}

/** Which of these keys was pressed. */
export const keyPressed = <Name extends KeyName>(names: readonly Name[], press: Press): Name | undefined =>
  names.find((name) => keysOf.get(name)?.some((combination) => isPressed(combination, press)));

type Target = { readonly tagName?: string; readonly isContentEditable?: boolean; readonly type?: string };

const notForText = new Set(['button', 'checkbox', 'radio', 'range', 'color', 'file', 'submit', 'reset']);

/** Keys belong to the text field that one writes in. */
export function isWriting(target: Target | null): boolean {
  if (!target) return false;
  if (target.isContentEditable === true) return true;
  if (target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  return target.tagName === 'INPUT' && !notForText.has(target.type ?? 'text');
}
