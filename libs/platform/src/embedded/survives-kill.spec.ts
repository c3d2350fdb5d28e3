import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { listMails, openDataFolder, openDiskBlobs, openEmbeddedLog, openEmbeddedStore } from './index.ts';
import { counters } from './survives-kill.child.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Lets the child write until it has acknowledged so many writes, kills it, and gives what it acknowledged. */
async function killedAfter(folder: string, writes: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'survives-kill.child.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const acknowledged: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    acknowledged.push(line);
    if (acknowledged.length === writes) {
      expect(() => openDataFolder(folder, { formatVersion: 1 })).toThrow(/in use/);
      child.kill('SIGKILL');
    }
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return acknowledged;
}

const numbersOf = (acknowledged: readonly string[], kind: string) =>
  acknowledged.filter((line) => line.startsWith(`${kind} `)).map((line) => Number(line.split(' ').at(-1)));

it('has every acknowledged write after kill -9, and the folder is free at once', async () => {
  const folder = temporaryFolder();
  const acknowledged = await killedAfter(folder, 500);
  const data = openDataFolder(folder, { formatVersion: 1 });

  const store = openEmbeddedStore({ file: data.path('store.sqlite') });
  const collection = store.collection(counters);
  for (const id of ['a', 'b', 'c', 'd']) {
    const last = Math.max(...numbersOf(acknowledged, `count ${id}`));
    const stored = await collection.get(id);
    expect(stored?.doc.count).toBeGreaterThanOrEqual(last);
    expect(stored?.version).toBe((stored?.doc.count ?? 0) + 1);
    const tagged = await collection.find('tagged', `n${stored?.doc.count}`);
    expect(tagged.rows.map((row) => row.id)).toContain(id);
  }
  await store.close();

  const log = openEmbeddedLog({ file: data.path('log.sqlite') });
  const values: unknown[] = [];
  const { caughtUp } = await log.subscribe('g', ['t'], async (records) => {
    values.push(...records.map(({ value }) => value));
  });
  await caughtUp;
  expect(values).toEqual(values.map((_, n) => n));
  expect(values.length).toBeGreaterThan(Math.max(...numbersOf(acknowledged, 'record')));
  await log.close();

  const kept = numbersOf(acknowledged, 'kept');
  const blobs = openDiskBlobs({ folder: data.path('blobs') });
  const mails = new Map((await listMails(data.path('mails'))).map((mail) => [mail.id, mail.text]));
  for (const n of kept) {
    expect(await blobs.get(`b/${n}`)).toHaveLength(4_000);
    expect(mails.get(`m${n}`)).toHaveLength(4_000);
  }
  expect(kept.length).toBeGreaterThan(0);
  data.close();
}, 30_000);
