import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Client } from '@tandem/contracts';
import { topics } from '@tandem/contracts';
import type { PublishedEvent } from '@tandem/platform';
import { openEmbeddedLog, openEmbeddedStore } from '@tandem/platform/embedded';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { playStory } from './story.ts';
import { newFolder, removeFolder, startProcess } from './system-process.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

type Command = { readonly key: string; readonly run: () => Promise<unknown>; acknowledged: boolean };

/** People at work: revisions and comments on three images, labels and settings of the project; every command with its key. */
function work(world: World): Command[][] {
  const { bo, gil, hana, ada } = world.people;
  const place = (organizationId: string, imageId: string) => ({
    organizationId,
    projectId: world.projectId,
    imageId,
  });
  const { host, first, second } = world.organizations;
  const command = (run: (key: string) => Promise<unknown>): Command => {
    const key = randomUUID();
    return { key, run: () => run(key), acknowledged: false };
  };
  const saves = (client: Client, at: ReturnType<typeof place>, from: number) =>
    Array.from({ length: 40 }, (_, index) =>
      command((idempotencyKey) =>
        client.saveRevision({
          params: at,
          body: { revision: from + index, annotations: [world.box(`s${index}`)] },
          idempotencyKey,
        }),
      ),
    );
  const comments = (client: Client, at: ReturnType<typeof place>) =>
    Array.from({ length: 40 }, (_, index) =>
      command((idempotencyKey) =>
        client.addComment({ params: at, body: { text: `comment ${index}` }, idempotencyKey }),
      ),
    );
  const labels = Array.from({ length: 40 }, (_, index) =>
    command((idempotencyKey) =>
      ada.addLabel({
        params: { organizationId: host, projectId: world.projectId },
        body: { name: `Label ${index}`, color: '#000000', type: 'vector' },
        idempotencyKey,
      }),
    ),
  );
  return [
    saves(gil, place(first, world.images.entrustedToFirst), 1),
    saves(hana, place(second, world.images.entrustedToSecond), 1),
    saves(bo, place(host, world.images.free), 0),
    comments(bo, place(host, world.images.free)),
    labels,
  ];
}

/** Runs each list one after the other, the lists beside one another, until something fails. */
const play = (lists: readonly Command[][], onAcknowledged: () => void) =>
  Promise.allSettled(
    lists.map(async (list) => {
      for (const command of list.filter(({ acknowledged }) => !acknowledged)) {
        await command.run();
        command.acknowledged = true;
        onAcknowledged();
      }
    }),
  );

const everything = { limit: 1000 };
const anyDocument = z.looseObject({ id: z.string() });
const all = { where: () => ({}) };

it('keeps every acknowledged command, once, and every copy equal to its source, when it is killed in the middle', async () => {
  const folder = newFolder();
  const first = await startProcess(folder, '--no-demo');
  const world = await openWorld(first.url);
  const lists = work(world);
  const total = lists.flat().length;
  let acknowledged = 0;
  const enough = 30 + Math.floor(Math.random() * 60);
  await play(lists, () => {
    acknowledged += 1;
    if (acknowledged === enough) void first.end('SIGKILL');
  });
  await first.end('SIGKILL');
  expect(acknowledged).toBeLessThan(total);

  // A retry under the same key must neither lose nor repeat what the dead process had done.
  const second = await startProcess(folder, '--no-demo', '--port', new URL(first.url).port);
  const outcomes = await play(lists, () => {});
  expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  const at = (organizationId: string, imageId: string) => ({
    organizationId,
    projectId: world.projectId,
    imageId,
  });
  const { ada, gil, hana } = world.people;
  const { host, first: partner, second: other } = world.organizations;
  const revisions = async (client: Client, params: ReturnType<typeof at>) =>
    (await client.listRevisions({ params, query: { limit: 200 } })).rows
      .map(({ revision }) => revision)
      .reverse();
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  expect(await revisions(gil, at(partner, world.images.entrustedToFirst))).toEqual(upTo(41));
  expect(await revisions(hana, at(other, world.images.entrustedToSecond))).toEqual(upTo(41));
  expect(await revisions(ada, at(host, world.images.free))).toEqual(upTo(40));
  const comments = (await ada.listComments({ params: at(host, world.images.free) })).rows.map(
    ({ text }) => text,
  );
  expect(comments.toSorted()).toEqual(
    upTo(40)
      .map((index) => `comment ${index - 1}`)
      .toSorted(),
  );
  expect(
    (await ada.listLabels({ params: { organizationId: host, projectId: world.projectId } })).rows,
  ).toHaveLength(41);
  const chains = await ada.checkTimeline({ params: { organizationId: host, projectId: world.projectId } });
  expect(chains).toMatchObject({ intact: true, faults: [] });
  expect(await second.end('SIGTERM')).toBe(0);

  await readAllThatWasPublished(folder);
  await expectCopiesToEqualTheirSources(folder);
  removeFolder(folder);
}, 120_000);

it('has no copy that differs from its source after it was killed in the middle of the story', async () => {
  const folder = newFolder();
  const first = await startProcess(folder, '--no-demo');
  const steps = 8 + Math.floor(Math.random() * 12);
  let told = 0;
  const story = playStory(first.url, () => {
    told += 1;
    if (told === steps) void first.end('SIGKILL');
  });
  await expect(story).rejects.toThrow();
  await first.end('SIGKILL');
  const second = await startProcess(folder, '--no-demo');
  expect(await second.end('SIGTERM')).toBe(0);
  await readAllThatWasPublished(folder);
  await expectCopiesToEqualTheirSources(folder);
  removeFolder(folder);
}, 120_000);

/** A start is over when every copy has taken in what lay in the log. */
async function readAllThatWasPublished(folder: string): Promise<void> {
  const system = await startProcess(folder, '--no-demo');
  expect(await system.end('SIGTERM')).toBe(0);
}

const sources = {
  org: ['accounts', 'organizations'],
  'project-sharing': ['projects'],
  'review-workflow': ['images'],
} as const;

/** Reads the folders of the stopped system: nothing waits in an outbox, and each copy has its source's newest state. */
async function expectCopiesToEqualTheirSources(folder: string): Promise<void> {
  const newest = new Map<string, PublishedEvent>();
  const log = openEmbeddedLog({ file: join(folder, 'log.sqlite') });
  const { caughtUp } = await log.subscribe('inspection', topics, async (records) => {
    for (const { key, value } of records) {
      const event = value as PublishedEvent;
      if ((newest.get(key)?.stateseq ?? 0) <= event.stateseq) newest.set(key, event);
    }
  });
  await caughtUp;
  await log.close();
  const read = async (service: string, collection: string) => {
    const store = openEmbeddedStore({ file: join(folder, `${service}.sqlite`) });
    const { rows } = await store
      .collection({ name: collection, schema: anyDocument, schemaVersion: 1, indexes: [], queries: { all } })
      .find('all', undefined as never, everything);
    await store.close();
    return rows as {
      id: string;
      gate?: { seq: number; outbox: unknown[] };
      state?: unknown;
      behind?: unknown;
    }[];
  };
  for (const [service, collections] of Object.entries(sources)) {
    for (const collection of collections) {
      const documents = await read(service, collection);
      expect(documents.length).toBeGreaterThan(0);
      expect(documents.map(({ id, gate }) => [id, gate?.seq, gate?.outbox])).toEqual(
        documents.map(({ id }) => [id, newest.get(id)?.stateseq, []]),
      );
    }
  }
  const copies = {
    'project-sharing': ['organizations', 'accounts'],
    'review-workflow': ['projects', 'organizations', 'accounts'],
    activity: ['projects', 'organizations', 'accounts', 'images'],
  };
  for (const [service, collections] of Object.entries(copies)) {
    for (const collection of collections) {
      const documents = await read(service, collection);
      expect(documents.length).toBeGreaterThan(0);
      expect(documents.map(({ id, state, behind }) => ({ id, state, behind }))).toEqual(
        documents.map(({ id }) => ({ id, state: newest.get(id)?.data.state, behind: null })),
      );
    }
  }
}
