import { useTexts } from '../i18n/index.ts';
import type { KeyName } from './key-table.ts';
import { keysOf } from './key-table.ts';
import { keyTexts } from './texts.ts';

const worded = ['Escape', 'Delete', 'Arrows', 'Space', 'Drag', 'Wheel', 'Backspace', 'Enter'] as const;
const isWorded = (part: string): part is (typeof worded)[number] =>
  (worded as readonly string[]).includes(part);

/** How keys are written for the reader. */
export function useKeyNames() {
  const t = useTexts(keyTexts);
  const isMac = navigator.userAgent.includes('Mac');
  const nameOf = (part: string): string => {
    if (part === 'Mod') return isMac ? '⌘' : 'Ctrl';
    return isWorded(part) ? t(`key_${part}`) : part;
  };
  const keyOf = (name: KeyName): string => {
    const combination = keysOf.get(name)?.[0] ?? '';
    return combination.length === 1 ? combination : combination.split('+').map(nameOf).join('+');
  };
  return {
    nameOf,
    keyOf,
    /** What a button does, with the key that does it too. */
    withKey: (what: string, ...names: KeyName[]): string =>
      t('withKey', { what, key: names.map(keyOf).join(' ') }),
  };
}
