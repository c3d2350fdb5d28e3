import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { startAllInOne } from '../topologies.ts';
import type { World } from '../world.ts';
import { openWorld } from '../world.ts';
import { describeInBrowser } from './chromium.ts';
import type { Look, Stage } from './stage.ts';
import { openStage } from './stage.ts';

/** Where screenshots of every page go, to be looked at. */
const screenshots = process.env['SCREENSHOTS'];

/** With axe in both languages, widths and colour schemes, each with two of the others. */
const looks: readonly (Look & { readonly name: string; readonly axe: boolean })[] = [
  { name: 'English, desktop, light', language: 'en', width: 'desktop', colours: 'light', axe: true },
  { name: 'Japanese, desktop, light', language: 'ja', width: 'desktop', colours: 'light', axe: false },
  { name: 'English, phone, dark', language: 'en', width: 'phone', colours: 'dark', axe: false },
  { name: 'Japanese, phone, dark', language: 'ja', width: 'phone', colours: 'dark', axe: true },
];

type Visit = {
  readonly name: string;
  readonly as?: 'Ada' | 'Bo' | 'Eve' | 'Gil';
  readonly path: (world: World) => string;
};

const inHost = ({ organizations, projectId }: World) => `/o/${organizations.host}/p/${projectId}`;
const inPartner = ({ organizations, projectId }: World) => `/o/${organizations.first}/p/${projectId}`;

const visits: readonly Visit[] = [
  { name: 'log-in', path: () => '/' },
  { name: 'sign-up', path: () => '/sign-up' },
  { name: 'forgot-password', path: () => '/forgot-password' },
  { name: 'share-logged-out', path: ({ token }) => `/share#${token}` },
  { name: 'mailbox', path: () => '/mailbox' },
  { name: 'nowhere', path: () => '/nowhere' },
  { name: 'choose-organization', as: 'Ada', path: () => '/' },
  { name: 'projects-host', as: 'Ada', path: ({ organizations }) => `/o/${organizations.host}` },
  { name: 'projects-partner', as: 'Eve', path: ({ organizations }) => `/o/${organizations.first}` },
  { name: 'members', as: 'Ada', path: ({ organizations }) => `/o/${organizations.host}/members` },
  {
    name: 'organization-settings',
    as: 'Ada',
    path: ({ organizations }) => `/o/${organizations.host}/settings`,
  },
  { name: 'overview-host', as: 'Ada', path: inHost },
  { name: 'overview-partner', as: 'Eve', path: inPartner },
  { name: 'images-host', as: 'Ada', path: (world) => `${inHost(world)}/images` },
  { name: 'images-table', as: 'Ada', path: (world) => `${inHost(world)}/images?view=table` },
  { name: 'images-annotator', as: 'Gil', path: (world) => `${inPartner(world)}/images` },
  { name: 'people-host', as: 'Ada', path: (world) => `${inHost(world)}/people` },
  { name: 'people-partner', as: 'Eve', path: (world) => `${inPartner(world)}/people` },
  { name: 'timeline', as: 'Ada', path: (world) => `${inHost(world)}/timeline` },
  { name: 'settings-host', as: 'Ada', path: (world) => `${inHost(world)}/settings` },
  { name: 'settings-partner', as: 'Eve', path: (world) => `${inPartner(world)}/settings` },
  {
    name: 'image-annotator',
    as: 'Gil',
    path: (world) => `${inPartner(world)}/images/${world.images.entrustedToFirst}`,
  },
  {
    name: 'image-host',
    as: 'Ada',
    path: (world) => `${inHost(world)}/images/${world.images.entrustedToFirst}?panel=history`,
  },
];

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}

describeInBrowser('every page', () => {
  let stage: Stage;
  let world: World;
  beforeAll(async () => {
    stage = await openStage(startAllInOne);
    world = await openWorld(stage.url);
  });
  afterAll(() => stage.close());

  describe.each(looks)('$name', ({ name: _name, axe, ...look }) => {
    // One window for each person, as people have.
    const windows = new Map<Visit['as'], Page>();
    afterAll(() => Promise.all([...windows.values()].map((page) => page.context().close())));

    it.each(visits)('$name', async ({ name, as, path }) => {
      const address = path(world);
      const page = windows.get(as) ?? (await stage.enter(address, look, as && world.credentialsOf(as)));
      if (windows.has(as)) await page.goto(address);
      windows.set(as, page);
      await settle(page);
      // The image is dark unless somebody wants it light, whatever the other pages are.
      const colours = name.startsWith('image-') ? 'dark' : look.colours;
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colours ?? '');
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow, 'nothing is cut off at the side').toBeLessThanOrEqual(0);
      if (screenshots !== undefined) {
        const folder = join(screenshots, `${look.language}-${look.width}`);
        mkdirSync(folder, { recursive: true });
        await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
      }
      stage.expectCalm();
      if (!axe) return;
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
      ).toEqual([]);
    });
  });
});
