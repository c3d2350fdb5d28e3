import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@tandem/infra';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { playStory } from '../story.ts';
import { expectAllWorkDoneOnce, play, work } from '../workload.ts';
import { openWorld } from '../world.ts';
import { fault } from './fault.ts';
import type { FaultyStack } from './faulty-stack.ts';
import { openFaultyStack } from './faulty-stack.ts';

const services: readonly ServiceName[] = ['org', 'project-sharing', 'review-workflow', 'activity', 'gateway'];

/** Longer than any request may take (ms). */
const hang = 12_000;

describe('a service that is killed', () => {
  let system: FaultyStack;
  beforeAll(async () => {
    system = await openFaultyStack();
  }, 120_000);
  afterAll(() => system.close(), 60_000);

  for (const service of services) {
    fault(`${service}: every acknowledged command is carried out once, and no copy differs`, async () => {
      const world = await openWorld(system.url, system.send);
      const lists = work(world);
      let acknowledged = 0;
      let restarted: Promise<void> | undefined;
      const victim = system.one(service);
      const playing = play(lists, () => {
        acknowledged += 1;
        if (acknowledged !== 40) return;
        restarted = victim.end('SIGKILL').then(async () => {
          expect(await victim.ready()).toBe(false);
          victim.start();
          await system.expectRecovery();
        });
      });
      const outcomes = await playing;
      await restarted;
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
      expect(restarted).toBeDefined();
      await expectAllWorkDoneOnce(world);
      system.expectHonestAnswers();
      await system.expectEverythingToAgree();
    });
  }

  fault('the story goes through although each service is killed once while it is told', async () => {
    const victims = services.filter((service) => service !== 'gateway');
    const restarts: Promise<void>[] = [];
    let told = 0;
    await playStory(
      system.url,
      () => {
        told += 1;
        const victim = told % 4 === 0 ? victims[told / 4 - 1] : undefined;
        if (victim === undefined) return;
        const one = system.one(victim);
        restarts.push(one.end('SIGKILL').then(() => one.start()));
      },
      system.send,
    );
    await Promise.all(restarts);
    expect(restarts).toHaveLength(victims.length);
    await system.expectRecovery();
    system.expectHonestAnswers();
    await system.expectEverythingToAgree();
  });
});

describe('a service that hangs', () => {
  let system: FaultyStack;
  beforeAll(async () => {
    system = await openFaultyStack();
  }, 120_000);
  afterAll(() => system.close(), 60_000);

  for (const service of ['org', 'review-workflow'] as const) {
    fault(`${service}: requests are told to try again in time, and all goes on when it does`, async () => {
      const world = await openWorld(system.url, system.send);
      const lists = work(world);
      const victim = system.one(service);
      const before = system.attempts.length;
      let acknowledged = 0;
      let resumed: Promise<unknown> | undefined;
      const outcomes = await play(lists, () => {
        acknowledged += 1;
        if (acknowledged !== 40) return;
        victim.signal('SIGSTOP');
        resumed = Promise.all([pause(hang).then(() => victim.signal('SIGCONT')), world.people.ada.getMe()]);
      });
      await resumed;
      expect(resumed).toBeDefined();
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
      expect(system.attempts.slice(before).map(({ status }) => status)).toContain(503);
      await system.expectRecovery();
      await expectAllWorkDoneOnce(world);
      system.expectHonestAnswers();
      await system.expectEverythingToAgree();
    });
  }
});
