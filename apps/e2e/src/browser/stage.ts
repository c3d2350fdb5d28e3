import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { StartSystem } from '../topologies.ts';
import { launchBrowser } from './chromium.ts';

export const widths = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 780 },
} as const;

export type Look = {
  readonly language?: 'en' | 'ja';
  readonly width?: keyof typeof widths;
  readonly colours?: 'light' | 'dark';
};
export type Credentials = { readonly email: string; readonly password: string };

const locales = { en: 'en-GB', ja: 'ja-JP' } as const;

/** What a page may say in its console although all is well: answers that are refusals are logged by the browser itself. */
const isHarmless = (text: string) => text.startsWith('Failed to load resource');

/** A running system and a browser in which people have windows of their own. */
export async function openStage(start: StartSystem) {
  const system = await start({ web: true });
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  const surprises: string[] = [];
  try {
    browser = await launchBrowser();
  } catch (error) {
    await system.end();
    throw error;
  }

  // The web app is built beside the system that starts, where nobody built it before.
  const built = async () => (await fetch(system.url, { headers: { accept: 'text/html' } })).status;
  await expect.poll(built, { timeout: 90_000 }).toBe(200);

  const watch = (page: Page) => {
    page.on('pageerror', ({ message }) => surprises.push(`error: ${message}`));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !isHarmless(message.text()))
        surprises.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== system.url) surprises.push(`elsewhere: ${request.url()}`);
    });
  };

  return {
    url: system.url,
    /** A browser of one's own; with credentials one is logged in already. */
    async enter(
      path: string,
      { language = 'en', width = 'desktop', colours = 'light' }: Look = {},
      who?: Credentials,
    ) {
      const context = await browser.newContext({
        baseURL: system.url,
        locale: locales[language],
        viewport: widths[width],
        colorScheme: colours,
        acceptDownloads: true,
      });
      context.setDefaultTimeout(10_000);
      contexts.push(context);
      context.on('page', watch);
      if (who) {
        const answer = await context.request.post('/v1/session', { data: who });
        expect(answer.status()).toBe(201);
      }
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
    /** Another tab of the same browser. */
    async enterBeside(page: Page, path: string) {
      const another = await page.context().newPage();
      await another.goto(path);
      return another;
    },
    /** No error, no warning, nothing asked from elsewhere, nothing that the content policy refused. */
    surprises: () => [...surprises],
    expectCalm() {
      expect(surprises.splice(0)).toEqual([]);
    },
    async takePictures(folder: string) {
      const pages = contexts.flatMap((context) => context.pages());
      await Promise.all(
        pages.map((page, n) =>
          page.screenshot({ path: join(folder, `failed-${n + 1}.png`) }).catch(() => null),
        ),
      );
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      await system.end();
    },
  };
}
/** Plays on a stage of its own; what everybody saw when it failed is kept as pictures. */
export async function onStage(start: StartSystem, play: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage(start);
  try {
    await play(stage);
  } catch (error) {
    const folder = process.env['SCREENSHOTS'] ?? mkdtempSync(join(tmpdir(), 'tandem-failed-'));
    await stage.takePictures(folder);
    if (error instanceof Error)
      error.message += ['', `What everybody saw: ${folder}/failed-*.png`, ...stage.surprises()].join('\n');
    throw error;
  } finally {
    await stage.close();
  }
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
