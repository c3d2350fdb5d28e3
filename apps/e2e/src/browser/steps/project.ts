import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

const samples = join(import.meta.dirname, '..', '..', '..', '..', '..', 'samples');

export const openTab = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name }).click();

export async function createProject(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New project' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
}

export async function addLabel(page: Page, name: string): Promise<void> {
  await openTab(page, 'Settings');
  await page.getByRole('button', { name: 'Add label' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Add label' }).click();
  await expect(page.getByText(`The label “${name}” was added`)).toBeVisible();
}

/** Chooses photographs to upload, and waits until they are there. */
export async function upload(page: Page, names: readonly string[]): Promise<void> {
  await openTab(page, 'Images');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), chooseImages(page)]);
  await chooser.setFiles(names.map((name) => join(samples, name)));
  for (const name of names) await expect(imageIn(page, name)).toBeVisible({ timeout: 20_000 });
}

async function chooseImages(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Upload' }).first().click();
  await page.getByRole('menuitem', { name: 'Choose images' }).click();
}

export const imageIn = (page: Page, name: string) => page.getByRole('link', { name }).first();

/** Turns the share link on, and returns it. */
export async function shareByLink(page: Page): Promise<string> {
  await openTab(page, 'Settings');
  await page.getByRole('button', { name: /Advanced settings/ }).click();
  await page.getByRole('switch', { name: 'Allow other organization to access via link' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make link' }).click();
  const link = page.getByRole('textbox', { name: 'Share link' });
  await expect(link).toHaveValue(/\/share#/);
  return link.inputValue();
}
