import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fetchOnce } from './engine-cache.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-cache-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const silent = () => {};

it('fetches once for all who ask at the same time, and tells those who wait', async () => {
  const cache = temporaryFolder();
  const said: string[] = [];
  const first = Promise.withResolvers<void>();
  let fetched = 0;
  const fetch = () =>
    fetchOnce(
      cache,
      'kafka-1',
      (line) => said.push(line),
      async (folder) => {
        fetched += 1;
        await first.promise;
        writeFileSync(join(folder, 'jar'), String(fetched));
      },
    );
  const both = Promise.all([fetch(), fetch()]);
  await expect.poll(() => said).toEqual([expect.stringMatching(/Another process/)]);
  first.resolve();
  expect(await both).toEqual([join(cache, 'kafka-1'), join(cache, 'kafka-1')]);
  expect(readFileSync(join(cache, 'kafka-1', 'jar'), 'utf8')).toBe('1');
  expect(fetched).toBe(1);
});

it('does not take a half fetch for a whole one, whether it failed or was killed', async () => {
  const cache = temporaryFolder();
  const failed = fetchOnce(cache, 'kafka-1', silent, async (folder) => {
    writeFileSync(join(folder, 'jar'), 'half');
    throw new Error('The network is gone.');
  });
  await expect(failed).rejects.toThrow('The network is gone.');
  expect(existsSync(join(cache, 'kafka-1'))).toBe(false);

  const killed = join(cache, 'kafka-1-4711.part');
  mkdirSync(killed);
  writeFileSync(join(killed, 'jar'), 'half');
  await fetchOnce(cache, 'kafka-1', silent, async (folder) => writeFileSync(join(folder, 'other'), 'whole'));
  expect(existsSync(join(cache, 'kafka-1', 'jar'))).toBe(false);
  expect(existsSync(killed)).toBe(false);
});
