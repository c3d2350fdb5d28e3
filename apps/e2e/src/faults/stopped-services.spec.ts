import { ApiProblem } from '@tandem/contracts';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { expectAllWorkDoneOnce, play, work } from '../workload.ts';
import { openWorld } from '../world.ts';
import { fault } from './fault.ts';
import type { FaultyStack } from './faulty-stack.ts';
import { openFaultyStack, recovery } from './faulty-stack.ts';

describe('a service that is stopped', () => {
  let system: FaultyStack;
  beforeAll(async () => {
    system = await openFaultyStack({ replicas: 2, gateways: 2 });
  }, 180_000);
  afterAll(() => system.close(), 60_000);

  fault('each process in turn, under load: no request fails but those told to try again', async () => {
    const world = await openWorld(system.url, system.send);
    const lists = work(world);
    let restarts: Promise<void> | undefined;
    let acknowledged = 0;
    const rollingRestart = async () => {
      for (const one of system.stack.processes) {
        expect(await one.end('SIGTERM'), `${one.name}\n${one.lastLines().join('\n')}`).toBe(0);
        one.start();
        await one.untilReady(recovery);
      }
    };
    // The lists are played again and again by people who only look, until every process has been restarted.
    let looking = true;
    const looks = Promise.all(
      [world.people.ada, world.people.gil].map(async (person, n) => {
        const organizationId = n === 0 ? world.organizations.host : world.organizations.first;
        while (looking) await person.listImages({ params: { organizationId, projectId: world.projectId } });
      }),
    );
    const outcomes = await play(lists, () => {
      acknowledged += 1;
      if (acknowledged === 10) restarts = rollingRestart();
    });
    await restarts;
    looking = false;
    await looks;
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    await expectAllWorkDoneOnce(world);
    system.expectHonestAnswers();
    await system.expectEverythingToAgree();
  });

  fault(
    'a collaboration is stopped meanwhile: 202 names the service, which catches up before it answers',
    async () => {
      const world = await openWorld(system.url, system.send);
      const reviews = system.stack.of('review-workflow');
      await Promise.all(reviews.map((one) => one.end('SIGKILL')));
      const params = {
        organizationId: world.organizations.host,
        projectId: world.projectId,
        collaborationId: world.collaborations.first,
      };
      const stopped = await world.people.ada.stopCollaboration({ params });
      expect(stopped).toMatchObject({ pending: ['review-workflow'] });

      for (const one of reviews) one.start();
      // From its first answer on it knows: whoever was stopped is told to try again, or that there is nothing, never an image.
      const place = { organizationId: world.organizations.first, projectId: world.projectId };
      const gil = await world.logInAgain('Gil');
      const answers = new Set<string>();
      for (const until = Date.now() + recovery; Date.now() < until && !answers.has('project.not-found');) {
        const answer = await gil.listImages({ params: place }).then(
          () => 'images',
          (error: unknown) => (error instanceof ApiProblem ? error.code : 'none'),
        );
        answers.add(answer);
      }
      expect(answers).toContain('project.not-found');
      expect(answers).not.toContain('images');
      await system.expectRecovery();
      await system.expectEverythingToAgree();
    },
  );
});
