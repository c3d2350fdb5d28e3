import { useEffect, useEffectEvent, useRef } from 'react';
import type { KeyName } from './key-table.ts';
import type { Before } from './pressed.ts';
import { isWriting, keyPressed, pressAfter } from './pressed.ts';

/** Saving is meant even while one writes, and the browser's own answer to these is never wanted. */
const whileWriting: readonly KeyName[] = ['save'];

/** Listens for keys by their names in the table; not in text fields, nor behind a dialog. */
export function useKeys(actions: Readonly<Partial<Record<KeyName, () => unknown>>>, enabled = true): void {
  const before = useRef<Before | null>(null);
  const onPress = useEffectEvent((event: KeyboardEvent) => {
    if (!enabled || event.defaultPrevented) return;
    const names = Object.keys(actions) as KeyName[];
    const name = keyPressed(names, event, before.current);
    before.current = isWriting(event.target as HTMLElement | null) ? null : pressAfter(event);
    if (!name || (isWriting(event.target as HTMLElement | null) && !whileWriting.includes(name))) return;
    if (document.querySelector('[role="dialog"], [role="menu"]') && !whileWriting.includes(name)) return;
    event.preventDefault();
    if (!event.repeat) actions[name]?.();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onPress(event);
    // Before whatever else listens: what a page gives a meaning to, it means.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
