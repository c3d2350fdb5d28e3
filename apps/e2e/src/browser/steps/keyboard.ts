import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

const mostTabs = 40;
const activates = new Set(['Enter', 'Space']);

/** Somebody who has no mouse: the focus may never get lost, and what is activated is counted. */
export function onKeyboard(page: Page) {
  let activations = 0;

  const isSomewhere = () => page.evaluate<boolean>('document.activeElement !== document.body');
  const expectFocus = () =>
    expect.poll(isSomewhere, { message: 'the focus is somewhere', timeout: 2_000 }).toBe(true);

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await page.keyboard.press(key);
      if (activates.has(key)) activations += 1;
    }
  };

  return {
    press,
    expectFocus,
    type: (text: string) => page.keyboard.type(text),
    /** By the tabulator, as often as it takes. */
    async tabTo(target: Locator): Promise<void> {
      await expect(target).toBeVisible();
      const there = () => target.evaluate((element) => element.matches(':focus'));
      for (let tabs = 0; !(await there()); tabs += 1) {
        if (tabs === mostTabs) throw new Error(`the tabulator does not lead to ${String(target)}`);
        const before = await isSomewhere();
        await press('Tab');
        if (before) await expectFocus();
      }
      expect(await target.evaluate((element) => element.matches(':focus-visible')), 'it shows').toBe(true);
    },
    activations: () => activations,
  };
}
export type Keyboard = ReturnType<typeof onKeyboard>;
