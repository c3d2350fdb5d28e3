import { randomUUID } from 'node:crypto';
import type { Client } from '@tandem/contracts';
import { expect } from 'vitest';
import type { World } from './world.ts';

export type Command = { readonly key: string; readonly run: () => Promise<unknown>; acknowledged: boolean };

const each = 40;
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const at = (world: World, organizationId: string, imageId: string) => ({
  organizationId,
  projectId: world.projectId,
  imageId,
});

/** People at work: revisions and comments on three images, labels of the project; every command with its key. */
export function work(world: World): Command[][] {
  const { bo, gil, hana, ada } = world.people;
  const { host, first, second } = world.organizations;
  const { entrustedToFirst, entrustedToSecond, free } = world.images;
  const commands = (run: (index: number, key: string) => Promise<unknown>): Command[] =>
    Array.from({ length: each }, (_, index) => {
      const key = randomUUID();
      return { key, run: () => run(index, key), acknowledged: false };
    });
  const saves = (client: Client, params: ReturnType<typeof at>, from: number) =>
    commands((index, idempotencyKey) =>
      client.saveRevision({
        params,
        body: { revision: from + index, annotations: [world.box(`s${index}`)] },
        idempotencyKey,
      }),
    );
  const comments = commands((index, idempotencyKey) =>
    bo.addComment({ params: at(world, host, free), body: { text: `comment ${index}` }, idempotencyKey }),
  );
  const labels = commands((index, idempotencyKey) =>
    ada.addLabel({
      params: { organizationId: host, projectId: world.projectId },
      body: { name: `Label ${index}`, color: '#000000', type: 'vector' },
      idempotencyKey,
    }),
  );
  return [
    saves(gil, at(world, first, entrustedToFirst), 1),
    saves(hana, at(world, second, entrustedToSecond), 1),
    saves(bo, at(world, host, free), 0),
    comments,
    labels,
  ];
}

/** Runs each list one after the other, the lists beside one another, until something fails. */
export const play = (lists: readonly Command[][], onAcknowledged: () => void = () => {}) =>
  Promise.allSettled(
    lists.map(async (list) => {
      for (const command of list.filter(({ acknowledged }) => !acknowledged)) {
        await command.run();
        command.acknowledged = true;
        onAcknowledged();
      }
    }),
  );

/** Every command was carried out exactly once: revisions without gaps, comments and labels each there once, chains whole. */
export async function expectAllWorkDoneOnce(world: World): Promise<void> {
  const { ada, gil, hana } = world.people;
  const { host, first, second } = world.organizations;
  const { entrustedToFirst, entrustedToSecond, free } = world.images;
  const project = { organizationId: host, projectId: world.projectId };
  const revisions = async (client: Client, params: ReturnType<typeof at>) =>
    (await client.listRevisions({ params, query: { limit: 200 } })).rows
      .map(({ revision }) => revision)
      .reverse();
  expect(await revisions(gil, at(world, first, entrustedToFirst))).toEqual(upTo(each + 1));
  expect(await revisions(hana, at(world, second, entrustedToSecond))).toEqual(upTo(each + 1));
  expect(await revisions(ada, at(world, host, free))).toEqual(upTo(each));
  const { rows: comments } = await ada.listComments({ params: at(world, host, free) });
  expect(comments.map(({ text }) => text).toSorted()).toEqual(
    upTo(each)
      .map((index) => `comment ${index - 1}`)
      .toSorted(),
  );
  expect((await ada.listLabels({ params: project })).rows).toHaveLength(each + 1);
  // The journal follows the log: what was written a moment ago may still be on its way.
  await expect
    .poll(() => ada.checkTimeline({ params: project }), { timeout: 15_000, interval: 250 })
    .toMatchObject({ intact: true, faults: [] });
}
