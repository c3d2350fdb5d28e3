import { topics } from '@tandem/contracts';
import type { Collection, EventLog, PublishedEvent, Store } from '@tandem/platform';
import { expect } from 'vitest';
import { z } from 'zod';

/** How to look into a system's storage and log from outside. */
export type Inspected = {
  readonly openStore: (service: string) => Promise<Store>;
  readonly log: EventLog;
};

const anyDocument = z.looseObject({ id: z.string() });
type AnyDocument = z.infer<typeof anyDocument>;
const all = { where: () => ({}) };
/** Documents are looked at as they lie there, whatever version of their schema they were written by. */
const anyVersion = 1_000;
const asTheyAre = Object.fromEntries(
  Array.from({ length: anyVersion }, (_, version) => [
    version,
    (document: Record<string, unknown>) => document,
  ]),
);
const sources = {
  org: ['accounts', 'organizations'],
  'project-sharing': ['projects'],
  'review-workflow': ['images'],
} as const;
const copies = {
  'project-sharing': ['organizations', 'accounts'],
  'review-workflow': ['projects', 'organizations', 'accounts'],
  activity: ['projects', 'organizations', 'accounts', 'images'],
} as const;

/** Nothing waits in an outbox, and each copy has its source's newest state. */
export async function expectCopiesToEqualTheirSources({ openStore, log }: Inspected): Promise<void> {
  const newest = new Map<string, PublishedEvent>();
  await log.readAll(topics, async (records) => {
    for (const { key, value } of records) {
      const event = value as PublishedEvent | null;
      if (event?.stateseq !== undefined && (newest.get(key)?.stateseq ?? 0) <= event.stateseq)
        newest.set(key, event);
    }
  });
  const stores = new Map<string, Store>();
  const read = async (service: string, name: string) => {
    const store = stores.get(service) ?? (await openStore(service));
    stores.set(service, store);
    const collection: Collection<AnyDocument, { all: typeof all }> = store.collection({
      name,
      schema: anyDocument,
      schemaVersion: anyVersion,
      upgrades: asTheyAre,
      indexes: [],
      queries: { all },
    });
    const rows: AnyDocument[] = [];
    for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
      const page = await collection.find('all', undefined as never, {
        limit: 1_000,
        ...(after && { after }),
      });
      rows.push(...page.rows);
      after = page.next;
    }
    expect(rows.length, `${service} ${name}`).toBeGreaterThan(0);
    return rows as {
      id: string;
      gate?: { seq: number; outbox: unknown[] };
      state?: unknown;
      behind?: unknown;
    }[];
  };
  try {
    for (const [service, names] of Object.entries(sources)) {
      for (const name of names) {
        const documents = await read(service, name);
        expect(documents.map(({ id, gate }) => [id, gate?.seq, gate?.outbox])).toEqual(
          documents.map(({ id }) => [id, newest.get(id)?.stateseq, []]),
        );
      }
    }
    for (const [service, names] of Object.entries(copies)) {
      for (const name of names) {
        const documents = await read(service, name);
        expect(documents.map(({ id, state, behind }) => ({ id, state, behind }))).toEqual(
          documents.map(({ id }) => ({ id, state: newest.get(id)?.data.state, behind: null })),
        );
      }
    }
  } finally {
    await Promise.all([...stores.values()].map((store) => store.close()));
  }
}
