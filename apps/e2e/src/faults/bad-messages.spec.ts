import { randomUUID } from 'node:crypto';
import { topics } from '@tandem/contracts';
import type { LogRecord, PublishedEvent } from '@tandem/platform';
import { Kafka, Partitioners, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { playStory } from '../story.ts';
import { expectAllWorkDoneOnce, play, work } from '../workload.ts';
import { openWorld } from '../world.ts';
import { fault } from './fault.ts';
import type { FaultyStack } from './faulty-stack.ts';
import { openFaultyStack } from './faulty-stack.ts';

describe('messages that are not as they should be', () => {
  let system: FaultyStack;
  beforeAll(async () => {
    system = await openFaultyStack();
  }, 120_000);
  afterAll(() => system.close(), 60_000);

  const sendRaw = async (
    messages: readonly { topic: string; key: string | null; value: string | null }[],
  ) => {
    const kafka = new Kafka({ brokers: [system.kafka.brokers], logLevel: logLevel.ERROR });
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    for (const { topic, key, value } of messages) await producer.send({ topic, messages: [{ key, value }] });
    await producer.disconnect();
  };

  fault('every message arrives twice, and some in the wrong order: nothing comes of it', async () => {
    const again: Promise<void>[] = [];
    const repeated = new Set<string>();
    await system.inspectLog(async (log) => {
      await log.tail(topics, async (records, topic) => {
        for (const record of records) {
          const { id } = record.value as PublishedEvent;
          if (repeated.has(id)) continue;
          repeated.add(id);
          const later = Math.random() * 1_500;
          again.push(
            new Promise<void>((resolve) => setTimeout(resolve, later)).then(() =>
              log.publish(topic, [record]),
            ),
          );
        }
      });
      const world = await openWorld(system.url, system.send);
      const outcomes = await play(work(world));
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await Promise.all(again);
      expect(repeated.size).toBeGreaterThan(200);
      await expectAllWorkDoneOnce(world);
    });
    await system.expectRecovery();
    system.expectHonestAnswers();
    await system.expectEverythingToAgree();
  });

  fault('an unknown and a malformed message on each topic stop nobody', async () => {
    const unknown = JSON.stringify({
      specversion: '1.0',
      id: randomUUID(),
      type: 'tandem.weather.changed.v7',
      subject: randomUUID(),
    });
    const values = [unknown, '{"broken":', 'null', '17', '', null];
    await sendRaw(
      topics.flatMap((topic) => [
        ...values.map((value) => ({ topic, key: randomUUID(), value })),
        { topic, key: null, value: unknown },
        { topic, key: 'not an id', value: 'not JSON' },
      ]),
    );
    await playStory(system.url, () => {}, system.send);
    await system.expectRecovery();
    system.expectHonestAnswers();
  });

  fault(
    'an event that cannot be taken in stops its own project, until the next one, and no other',
    async () => {
      const world = await openWorld(system.url, system.send);
      const other = await openWorld(system.url, system.send);
      const project = { organizationId: world.organizations.host, projectId: world.projectId };
      const [last] = await system.inspectLog(async (log) => {
        const found: PublishedEvent[] = [];
        await log.readAll(topics, async (records: readonly LogRecord[]) => {
          for (const { key, value } of records)
            if (key === world.projectId) found.push(value as PublishedEvent);
        });
        return found.toSorted((one, another) => another.seq - one.seq);
      });
      const seq = (last?.seq ?? 0) + 1;
      const broken = {
        ...last,
        id: randomUUID(),
        seq,
        stateseq: seq,
        data: { change: {}, state: { id: 7 } },
      };
      const topic = topics.find((name) => name.includes('projects')) ?? '';
      await sendRaw([{ topic, key: world.projectId, value: JSON.stringify(broken) }]);

      // Without the client's patience: what rests on that copy is refused, reads too.
      const ask = (organizationId: string, projectId: string) =>
        fetch(`${system.url}/v1/organizations/${organizationId}/projects/${projectId}/images`, {
          headers: { cookie: '' },
        });
      expect((await ask(project.organizationId, project.projectId)).status).toBe(401);
      const images = (one: typeof world) =>
        one.people.ada.listImages({
          params: { organizationId: one.organizations.host, projectId: one.projectId },
        });
      const attemptsBefore = system.attempts.length;
      // Asked again and again: the first may be answered before the event has arrived.
      const waiting: ReturnType<typeof images>[] = [];
      await expect
        .poll(
          () => {
            waiting.push(images(world));
            return system.attempts.slice(attemptsBefore).some(({ status }) => status === 503);
          },
          { timeout: 10_000, interval: 250 },
        )
        .toBe(true);
      expect((await images(other)).rows).not.toEqual([]);
      await other.people.ada.changeProject({
        params: { organizationId: other.organizations.host, projectId: other.projectId },
        body: { name: 'Unhurt' },
      });
      // The next event of that project brings its copies up to date again.
      await world.people.ada.changeProject({ params: project, body: { name: 'Healed' } });
      await world.people.ada.changeProject({ params: project, body: { name: 'Healed again' } });
      for (const { rows } of await Promise.all(waiting)) expect(rows).not.toEqual([]);
      await system.expectRecovery();
    },
  );
});
