import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openEmbeddedLog, openEmbeddedStore } from './embedded/index.ts';
import type { AggregateSpec, CommandContext } from './aggregate.ts';
import { defineCollection } from './ports/index.ts';
import { systemRuntime } from './runtime.ts';

const Jar = z.object({ id: z.string(), label: z.string(), sweets: z.int() });
export type Jar = z.infer<typeof Jar>;

const collection = defineCollection({
  name: 'jars',
  schema: Jar,
  schemaVersion: 1,
  indexes: [{ name: 'label', fields: ['label'], unique: true }],
  queries: { byLabel: { where: (label: string) => ({ label }) } },
});

export const jars: AggregateSpec<Jar, { id: string; sweets: number }, typeof collection.queries> = {
  name: 'jar',
  topic: 'test.jars.v1',
  source: '/test',
  collection: { ...collection, schema: Jar },
  publicState: ({ id, sweets }) => ({ id, sweets }),
};

export const context = (command?: { key: string; fingerprint: string }): CommandContext => ({
  actor: 'ada',
  organization: null,
  wrote: [],
  ...(command ? { command } : {}),
});

export const newJar = (id: string, sweets = 0) => ({
  state: { id, label: `jar ${id}`, sweets },
  events: [{ type: 'test.jar.made.v1', change: { sweets } }],
  result: { made: id },
});

/** Adds one sweet; refuses beyond the limit. */
export const oneMore = (limit = 1_000) => ({
  facts: () => limit,
  decide: (jar: Jar, most: number) =>
    jar.sweets >= most
      ? Object.assign(new Error('full'), { refusal: { code: 'jar.full', details: {} } })
      : {
          state: { ...jar, sweets: jar.sweets + 1 },
          events: [{ type: 'test.jar.filled.v1', change: { sweets: jar.sweets + 1 } }],
          result: { sweets: jar.sweets + 1 },
        },
});

export function openFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-gate-'));
  const store = openEmbeddedStore({ file: join(folder, 'store.sqlite') });
  const log = openEmbeddedLog({ file: join(folder, 'log.sqlite') });
  return {
    store,
    log,
    runtime: systemRuntime,
    async close() {
      await log.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
