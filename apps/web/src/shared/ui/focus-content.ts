/** What had the focus is gone: the keyboard goes on at the beginning of the page's content. */
export function focusContent(): void {
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
}

/** Whether the keyboard is nowhere. */
export const isFocusLost = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;
