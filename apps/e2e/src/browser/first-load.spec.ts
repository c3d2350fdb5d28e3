import { gzipSync } from 'node:zlib';
import type { Page, Request } from '@playwright/test';
import { expect } from '@playwright/test';
import { it } from 'vitest';
import { startAllInOne } from '../topologies.ts';
import { openWorld } from '../world.ts';
import { describeInBrowser } from './chromium.ts';
import { onStage } from './stage.ts';

/** Bytes that a first visit may take, gzipped. */
const limit = 250_000;

type Loaded = { readonly request: Request; readonly body: Promise<Buffer> };

/** The code and styles that a page loads from now on. */
function codeOf(page: Page): Loaded[] {
  const loaded: Loaded[] = [];
  page.on('response', (answer) => {
    const request = answer.request();
    if (['script', 'stylesheet'].includes(request.resourceType()) && answer.status() === 200)
      loaded.push({ request, body: answer.body() });
  });
  return loaded;
}

const bodiesOf = (code: readonly Loaded[]): Promise<readonly Buffer[]> =>
  Promise.all(code.map(({ body }) => body));

const haveCanvas = (bodies: readonly Buffer[]): boolean => bodies.some((body) => /konva/i.test(String(body)));

describeInBrowser('the first load', () => {
  it('is light, without the canvas, which comes with the first image', () =>
    onStage(startAllInOne, async (stage) => {
      const world = await openWorld(stage.url);
      const page = await stage.enter('about:blank');
      const code = codeOf(page);
      await page.goto('/', { waitUntil: 'networkidle' });
      await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();
      const first = await bodiesOf(code);
      const bytes = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size, 0);
      const gzipped = bytes(first.map((body) => gzipSync(body).length));
      expect(gzipped, 'code and styles were asked for').toBeGreaterThan(0);
      expect(gzipped, 'code and styles, gzipped').toBeLessThan(limit);
      const sizes = await Promise.all(code.map(({ request }) => request.sizes()));
      const travelled = bytes(sizes.map(({ responseBodySize }) => responseBodySize));
      expect(travelled, 'they travel compressed').toBeLessThan(bytes(first.map(({ length }) => length)) / 3);
      expect(haveCanvas(first)).toBe(false);

      const { email, password } = world.credentialsOf('Gil');
      await page.getByLabel('E-mail').fill(email);
      await page.getByRole('textbox', { name: 'Password' }).fill(password);
      await page.getByRole('button', { name: 'Log in' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible();
      expect(haveCanvas(await bodiesOf(code))).toBe(false);
      const { organizations, projectId, images } = world;
      await page.goto(`/o/${organizations.first}/p/${projectId}/images/${images.entrustedToFirst}`);
      await expect(page.locator('canvas').first()).toBeVisible();
      expect(haveCanvas(await bodiesOf(code))).toBe(true);
      stage.expectCalm();
    }));

  it('runs scripts of this origin alone, and none that stands in the page', () =>
    onStage(startAllInOne, async (stage) => {
      const world = await openWorld(stage.url);
      const { organizations, projectId, images } = world;
      const project = `/o/${organizations.host}/p/${projectId}`;
      const page = await stage.enter('/', {}, world.credentialsOf('Ada'));
      const paths = ['/', '/sign-up', '/mailbox', project, `${project}/images/${images.free}`, '/nowhere'];
      for (const path of paths) {
        const answer = await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
        const policy = new Map(
          (answer?.headers()['content-security-policy'] ?? '')
            .split(';')
            .map((rule) => rule.trim().split(' '))
            .map(([name = '', ...sources]) => [name, sources]),
        );
        expect(policy.get('script-src'), path).toEqual(["'self'"]);
        for (const narrower of ['script-src-elem', 'script-src-attr'])
          expect(policy.get(narrower) ?? [], path).not.toContain("'unsafe-inline'");
        const scripts = await page.evaluate<string[]>('[...document.scripts].map(({ src }) => src)');
        expect(scripts.length, path).toBeGreaterThan(0);
        expect(
          scripts.filter((src) => !src.startsWith(`${stage.url}/`)),
          path,
        ).toEqual([]);
      }
      stage.expectCalm();
      const ran = await page.evaluate<boolean>(`(() => {
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.head.append(script);
        document.body.setAttribute('onclick', 'window.ran = true');
        document.body.click();
        return window.ran === true;
      })()`);
      expect(ran, 'an inline script').toBe(false);
    }));
});
