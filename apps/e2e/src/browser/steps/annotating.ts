import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Draws a box by hand; the corners in parts of the canvas. */
export async function drawBox(
  page: Page,
  [left, top]: readonly [number, number],
  [right, bottom]: readonly [number, number],
): Promise<void> {
  const tool = page.getByRole('toolbar').getByRole('button', { name: 'Bounding box' });
  await expect(tool).toBeVisible();
  await page.keyboard.press('b');
  await expect(tool).toHaveAttribute('aria-pressed', 'true');
  const canvas = await page.locator('canvas').first().boundingBox();
  if (!canvas) throw new Error('there is no canvas');
  const at = (x: number, y: number) => [canvas.x + canvas.width * x, canvas.y + canvas.height * y] as const;
  await page.mouse.move(...at(left, top));
  await page.mouse.down();
  await page.mouse.move(...at((left + right) / 2, (top + bottom) / 2));
  await page.mouse.move(...at(right, bottom));
  await page.mouse.up();
}

const said = { Submit: 'submitted', Approve: 'approved', 'Request change': 'sent back' } as const;
export const moveButton = (page: Page, name: keyof typeof said) =>
  page.getByRole('button', { name, exact: true });

/** Moves the image on, and waits until the page says that it was. */
export async function move(page: Page, name: 'Submit' | 'Approve'): Promise<void> {
  await moveButton(page, name).click();
  await expect(page.getByText(`was ${said[name]}.`)).toBeVisible();
}

/** The status that the image page names. */
export const expectStatus = (
  page: Page,
  status: string,
  within: { readonly timeout?: number } = {},
): Promise<void> => expect(page.getByRole('banner').getByText(status, { exact: true })).toBeVisible(within);

export async function requestChange(page: Page, comment: string): Promise<void> {
  await moveButton(page, 'Request change').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Comment').fill(comment);
  await dialog.getByRole('button', { name: 'Request change' }).click();
  await expect(page.getByText(`was ${said['Request change']}.`)).toBeVisible();
}
