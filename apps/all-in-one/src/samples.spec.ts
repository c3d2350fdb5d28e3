import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AggregateName, Envelope } from '@tandem/contracts';
import { aggregates, topics } from '@tandem/contracts';
import { copiedBy } from '@tandem/gateway';
import type { EventLog, LogRecord, Service } from '@tandem/platform';
import { createLogger, systemRuntime } from '@tandem/platform';
import { openDiskBlobs, openEmbeddedLog, openEmbeddedStore } from '@tandem/platform/embedded';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServices } from './services.ts';

const samplesFolder = new URL('../../../libs/contracts/samples/', import.meta.url);
/** Every sample of every version, in the order in which their aggregate published them. */
const samples = readdirSync(samplesFolder)
  .map((file) => JSON.parse(readFileSync(new URL(file, samplesFolder), 'utf8')) as Envelope)
  .toSorted((a, b) => a.seq - b.seq);
const aggregateOf = ({ type }: Envelope) => type.split('.')[1] as AggregateName;

const folder = mkdtempSync(join(tmpdir(), 'tandem-samples-'));
const log = openEmbeddedLog({ file: join(folder, 'log.sqlite') });
const blobs = openDiskBlobs({ folder: join(folder, 'blobs') });
const stores: { close(): Promise<void> }[] = [];
let services: readonly Service[];
const serviceOf = (name: string) => services.find((service) => service.name === name) as Service;

/** Who read which topic. */
const read = new Set<string>();
/** What could not be taken in, at the moment it was handled. */
const refused: string[] = [];

/** The log as one service sees it: it gets every message on its own, and is asked after each whether it took it in. */
const oneByOne = (name: string): EventLog => ({
  ...log,
  subscribe: (group, subscribed, handler) => {
    for (const topic of subscribed) read.add(`${name} ${topic}`);
    return log.subscribe(group, subscribed, async (records, topic) => {
      for (const record of records) {
        await handler([record], topic);
        for (const { id, error } of await serviceOf(name).behind.list())
          refused.push(`${name}: ${(record.value as Envelope | null)?.type} of ${id}: ${error}`);
      }
    });
  },
});

beforeAll(async () => {
  for (const sample of samples)
    await log.publish(aggregates[aggregateOf(sample)].topic, [{ key: sample.subject, value: sample }]);
  const ownOf = (name: string) => {
    const store = openEmbeddedStore({ file: join(folder, `${name}.sqlite`) });
    stores.push(store);
    const logger = createLogger(name, 'silent');
    return { store, log: oneByOne(name), runtime: systemRuntime, logger };
  };
  const mailer = { send: async () => {}, close: async () => {} };
  services = createServices(ownOf, { blobs, mailer });
  await Promise.all(services.map((service) => service.start()));
});
afterAll(async () => {
  await Promise.all(services.map((service) => service.close()));
  await log.close();
  await Promise.all(stores.map((store) => store.close()));
  await blobs.close();
  rmSync(folder, { recursive: true, force: true });
});

const isApplied = async (service: string, { subject, seq, ...sample }: Envelope): Promise<boolean> => {
  const query = { aggregate: aggregateOf({ subject, seq, ...sample }), id: subject, seq };
  const { body } = await supertest(serviceOf(service).app).get('/internal/applied').query(query);
  return (body as { applied: boolean }).applied;
};
const readers = (topic: string) =>
  services.map(({ name }) => name).filter((name) => read.has(`${name} ${topic}`));

describe('every sample of every event', () => {
  it('is taken in by every service that reads its topic', async () => {
    expect(samples.length).toBeGreaterThanOrEqual(48);
    expect(refused).toEqual([]);
    for (const { name, app, ready, behind } of services) {
      expect([ready(), await behind.list()], name).toEqual([true, []]);
      expect((await supertest(app).get('/readyz')).body, name).toMatchObject({ ready: true });
    }
  });

  it.for(samples.map((sample) => [sample.type, sample] as const))(
    'is applied wherever it is copied or journaled: %s',
    async ([, sample]) => {
      const asked = readers(aggregates[aggregateOf(sample)].topic).filter((name) => name !== 'gateway');
      expect(asked).toContain('activity');
      for (const name of asked) expect(await isApplied(name, sample), name).toBe(true);
    },
  );
});

describe('the gateway', () => {
  it.for(Object.keys(copiedBy) as (keyof typeof copiedBy)[])(
    'waits for every service that copies what was written, and for no other: %s',
    (aggregate) => {
      const expected = [...copiedBy[aggregate], ...(aggregate === 'account' ? ['gateway'] : [])];
      expect(readers(aggregates[aggregate].topic).toSorted()).toEqual(expected.toSorted());
    },
  );
});

describe('messages that are no events', () => {
  it('stop no service, whatever the topic, and what comes behind them is taken in', async () => {
    const last = [...new Map(samples.map((sample) => [sample.subject, sample])).values()];
    const keys = ['not-an-id', '', ...last.map(({ subject }) => subject)];
    for (const topic of topics)
      for (const value of ['{"not":"parsed"', null, 17, [], { type: 'tandem.image.moved.v1' }])
        await log.publish(
          topic,
          keys.map((key): LogRecord => ({ key, value })),
        );
    for (const sample of last) {
      const seq = sample.seq + 1;
      const type = `tandem.${aggregateOf(sample)}.unheard_of.v1`;
      const value = { ...sample, type, seq, stateseq: seq };
      await log.publish(aggregates[aggregateOf(sample)].topic, [{ key: sample.subject, value }]);
    }
    for (const topic of topics) await log.publish(topic, [{ key: 'the-end', value: null }]);

    for (const { name, ready, behind } of services) {
      const topicsRead = topics.filter((topic) => read.has(`${name} ${topic}`));
      const listed = async () => (await behind.list()).map(({ id }) => id);
      await expect
        .poll(async () => (await listed()).filter((id) => id === 'the-end'), {
          message: name,
          timeout: 30_000,
        })
        .toHaveLength(topicsRead.length);
      const own = last.filter((sample) => topicsRead.includes(aggregates[aggregateOf(sample)].topic));
      const isOwn = ({ aggregate, id }: { readonly aggregate: string; readonly id: string }) =>
        own.some((sample) => sample.subject === id && aggregateOf(sample) === aggregate);
      expect([ready(), (await behind.list()).filter(isOwn)], name).toEqual([true, []]);
      if (name === 'activity')
        for (const sample of own)
          expect(await isApplied(name, { ...sample, seq: sample.seq + 1 }), sample.type).toBe(true);
      expect(new Set((await behind.replay()).map(({ outcome }) => outcome)), name).not.toContain('behind');
      expect(await behind.list(), name).toEqual([]);
    }
  });
});
