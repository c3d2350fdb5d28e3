import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aggregates, createSession } from '@tandem/contracts';
import { openEmbeddedLog } from '@tandem/platform/embedded';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccounts, loadDemo } from './demo.ts';
import { listBehind, replayBehind, restate, withServices } from './operate.ts';
import { startSystem } from './system.ts';

const folder = mkdtempSync(join(tmpdir(), 'tandem-operate-'));
const start = () => startSystem({ folder, port: 0, logLevel: 'silent' });
const silent = () => {};

/** What one person sees of the demo's project. */
async function look(url: string, email: string) {
  const person = createSession(url);
  await person.logIn({ body: { email, password: demoAccounts[0]?.password ?? '' } });
  const { organizations } = await person.getMe();
  const organizationId = organizations[0]?.id ?? '';
  const projects = await person.listProjects({ params: { organizationId } });
  const params = { organizationId, projectId: projects.rows[0]?.id ?? '' };
  const [images, timeline, chain] = await Promise.all([
    person.listImages({ params }),
    person.getTimeline({ params }),
    person.checkTimeline({ params }),
  ]);
  return { params, images: images.rows, timeline: timeline.rows, chain };
}
type Seen = Awaited<ReturnType<typeof look>>;
const host = demoAccounts[0]?.email ?? '';
const partner = demoAccounts[3]?.email ?? '';

let before: readonly Seen[];
beforeAll(async () => {
  const system = await start();
  await loadDemo(system, silent);
  before = [await look(system.url, host), await look(system.url, partner)];
  await system.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a Tandem that is stopped', () => {
  it('tells every state again: nothing changes for anybody, and the chain grows by a link each', async () => {
    const said: string[] = [];
    const count = await withServices(folder, (services) => restate(services, (line) => said.push(line)));
    expect(said).toEqual([
      'org: 7 told again',
      'project-sharing: 1 told again',
      'review-workflow: 13 told again',
      `${count} told again; copies take them in at the next start.`,
    ]);

    const system = await start();
    for (const [n, email] of [host, partner].entries()) {
      const seen = await look(system.url, email);
      const earlier = before[n];
      expect(seen.images, email).toEqual(earlier?.images);
      expect(seen.timeline, email).toEqual(earlier?.timeline);
      expect(seen.chain, email).toEqual({
        ...earlier?.chain,
        events: (earlier?.chain.events ?? 0) + (earlier?.chain.aggregates ?? 0),
      });
    }
    await system.close();
  });

  it('lists what is behind in words, and brings it up', async () => {
    const projectId = before[0]?.params.projectId ?? '';
    const log = openEmbeddedLog({ file: join(folder, 'log.sqlite') });
    await log.publish(aggregates.project.topic, [{ key: projectId, value: 'garbage' }]);
    await log.close();
    const system = await start();
    await expect(look(system.url, host)).rejects.toMatchObject({ code: 'copy.behind', status: 503 });
    await system.close();

    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const left = await withServices(folder, async (services) => {
      expect(await listBehind(services, say)).toBe(2);
      const remaining = await replayBehind(services, [], say);
      expect(await listBehind(services, say)).toBe(0);
      return remaining;
    });
    expect(left).toBe(0);
    const seq = expect.stringMatching(
      new RegExp(`^(review-workflow|activity): project "${projectId}" lacks what happened at \\d+`),
    );
    const again = expect.stringMatching(/counts again as it was at \d+; passed over: not an event of the id/);
    expect(said).toEqual([
      seq,
      seq,
      '2 behind; requests that rest on them are refused.',
      again,
      again,
      '0 of 2 still behind.',
      'Nothing is behind.',
    ]);
    const mended = await start();
    expect((await look(mended.url, host)).images).toEqual(before[0]?.images);
    await mended.close();
  });

  it('is left alone while it runs, and not made where there is none', async () => {
    const system = await start();
    await expect(withServices(folder, async () => {})).rejects.toMatchObject({ code: 'data-folder.in-use' });
    await system.close();
    await expect(withServices(join(folder, 'none'), async () => {})).rejects.toMatchObject({
      code: 'data-folder.none',
    });
  });
});
