const takesText = 'input, textarea, select, [contenteditable="true"]';
const takesKeys =
  'button, a[href], [role="dialog"], [role="menu"], [role="listbox"], [role="slider"], [role="tablist"], [role="radiogroup"]';

const within = (target: EventTarget | null, what: string): boolean =>
  target instanceof Element && target.closest(what) !== null;

/** Keys belong to what is written into, and to whatever is open above the page. */
export const isTyping = (target: EventTarget | null): boolean =>
  within(target, takesText) || within(target, '[role="dialog"], [role="menu"], [role="listbox"]');

/** Enter, space, tabulator and arrows are also those of buttons and the like. */
export const usesKeys = (target: EventTarget | null): boolean =>
  isTyping(target) || within(target, takesKeys);
