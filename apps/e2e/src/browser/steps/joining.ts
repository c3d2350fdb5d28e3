import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

export type Newcomer = { readonly name: string; readonly email: string };
export const password = 'a password for the story';

/** Signs up on the page that is open, verifies by the mail in the mailbox, and goes on from there. */
export async function signUp(page: Page, { name, email }: Newcomer): Promise<void> {
  await page.getByRole('link', { name: 'Sign up' }).click();
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').first().fill(password);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByRole('alert').getByText('Verify your e-mail address')).toBeVisible();
  await page.getByRole('link', { name: 'Open the mailbox of this installation' }).click();
  const mail = page.getByRole('article').filter({ hasText: email });
  await mail.getByRole('link', { name: /verify-email/ }).click();
  await expect(page.getByText('Your e-mail address is verified.')).toBeVisible();
  expect(page.url(), 'the secret of the link is out of the address bar').not.toContain('#');
  await page.getByRole('link', { name: 'Go on' }).click();
}

export async function createOrganization(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name of the organization').fill(name);
  await page.getByRole('button', { name: 'Create organization' }).click();
}
