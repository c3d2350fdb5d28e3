import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { aggregates } from '@tandem/contracts';
import fc from 'fast-check';
import type { Producer } from 'kafkajs';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { consume } from './consume.ts';
import { disturbed, expectedOf, partners, someImages, told } from './history.fixture.ts';
import { openJournal } from './journal.ts';

const { KAFKA_BROKERS = '' } = process.env;
const needsKafka = KAFKA_BROKERS === '' ? ' (needs Kafka: set KAFKA_BROKERS to run it)' : '';

describe.skipIf(KAFKA_BROKERS === '')(`billing on a real Kafka${needsKafka}`, () => {
  const brokers = KAFKA_BROKERS.split(',');
  const namespace = `billing-spec-${randomUUID()}.`;
  const images = namespace + aggregates.image.topic;
  const organizations = namespace + aggregates.organization.topic;
  const kafka = new Kafka({ clientId: 'billing-spec', brokers, logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  let folder: string;
  let producer: Producer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tandem-billing-'));
    producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await Promise.all([admin.connect(), producer.connect()]);
    await admin.createTopics({
      topics: [images, organizations].map((topic) => ({ topic, numPartitions: 6 })),
      waitForLeaders: true,
    });
  });
  afterAll(async () => {
    await admin.deleteTopics({ topics: [images, organizations] });
    await Promise.all([admin.disconnect(), producer.disconnect()]);
    rmSync(folder, { recursive: true });
  });

  const publish = (topic: string, messages: readonly { key: string; value: string | null }[]) =>
    producer.send({ topic, messages: [...messages] });

  it('ends with the right figures after duplicates, reordering, rebalances and a restart, and from nothing', async () => {
    const [lives = []] = fc.sample(someImages(300, 300), { numRuns: 1, seed: 5 });
    const all = lives.flatMap(({ events }) => events);
    const [events = []] = fc.sample(disturbed([...all]), { numRuns: 1, seed: 5 });
    const messages = events.map((event) => ({ key: event.subject, value: JSON.stringify(event) }));
    const [half, rest] = [messages.slice(0, messages.length / 2), messages.slice(messages.length / 2)];
    const garbage = ['{', null, '{"type":"tandem.image.moved.v1"}'].map((value) => ({
      key: randomUUID(),
      value,
    }));
    await publish(
      organizations,
      partners.map((subject, index) => {
        const event = told({
          type: 'tandem.organization.painted.v1',
          subject,
          seq: 1,
          time: '2026-11-01T09:00:00.000Z',
          state: { name: `Partner ${index}` },
        });
        return { key: subject, value: JSON.stringify(event) };
      }),
    );

    const file = join(folder, 'billing.sqlite');
    const start = async () => {
      const journal = openJournal(file);
      const consuming = await consume({ brokers, namespace, journal });
      const stop = async () => {
        await consuming.stop();
        journal.close();
      };
      return { ...consuming, journal, stop };
    };
    await publish(images, half.slice(0, half.length / 2));
    const one = await start();
    await vi.waitFor(() => expect(one.journal.figures()).not.toEqual([]), 20_000);
    const other = await start();
    await publish(images, half.slice(half.length / 2));
    const members = async () => {
      const { groups } = await admin.describeGroups([namespace + one.journal.group]);
      return groups.flatMap((group) => group.members.map(({ memberId }) => memberId));
    };
    await vi.waitFor(async () => expect(await members()).toHaveLength(2), 20_000);
    await other.stop();
    await publish(images, [...rest, ...garbage]);
    const again = await start();
    await Promise.all([again.caughtUp, one.caughtUp]);

    const expected = expectedOf(lives).map((figure) => {
      const partner = partners.findIndex((id) => id === figure.organizationId);
      return { ...figure, name: partner < 0 ? null : `Partner ${partner}` };
    });
    expect(expected.length).toBeGreaterThan(6);
    expect(one.journal.figures()).toEqual(expected);
    expect(again.journal.figures()).toEqual(expected);
    expect(one.journal.skipped().map(({ topic }) => topic)).toEqual([images, images, images]);
    await Promise.all([one.stop(), again.stop()]);

    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const fromNothing = await promisify(execFile)(
      process.execPath,
      [main, '--data', join(folder, 'another.sqlite'), '--json'],
      { env: { ...process.env, KAFKA_BROKERS, KAFKA_NAMESPACE: namespace } },
    );
    const { figures, skipped } = JSON.parse(fromNothing.stdout) as { figures: unknown; skipped: unknown[] };
    expect(figures).toEqual(expected);
    expect(skipped).toHaveLength(3);
    expect(fromNothing.stderr.match(/^skipped /gm)).toHaveLength(3);
  });

  it('says what is missing where Tandem has never run', async () => {
    const journal = openJournal(':memory:');
    const consuming = consume({ brokers, namespace: 'nowhere.', journal });
    await expect(consuming).rejects.toThrow('nowhere.tandem.images.v1');
    journal.close();
  });
});
