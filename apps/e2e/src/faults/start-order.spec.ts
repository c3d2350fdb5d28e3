import { join } from 'node:path';
import { createStack, freePorts, startKafka, startMongo } from '@tandem/infra';
import { describe, expect } from 'vitest';
import { playStory } from '../story.ts';
import { newFolder, removeFolder } from '../system-process.ts';
import { fault } from './fault.ts';

describe('services that are started before what they need', () => {
  fault('the gateway first, the engines last: all become ready, and the story goes through', async () => {
    const folder = newFolder();
    const [kafkaPort = 0, mongoPort = 0] = await freePorts(2);
    const stack = await createStack({
      folder,
      kafkaBrokers: `127.0.0.1:${kafkaPort}`,
      mongoUri: `mongodb://127.0.0.1:${mongoPort}/?directConnection=true`,
    });
    for (const one of stack.processes.toReversed()) one.start();
    const alive = (url: string) =>
      fetch(`${url}/healthz`).then(
        ({ status }) => status,
        () => 0,
      );
    await expect
      .poll(() => Promise.all(stack.processes.map(({ url }) => alive(url))), { timeout: 60_000 })
      .toEqual(stack.processes.map(() => 200));
    expect(await Promise.all(stack.processes.map((one) => one.ready()))).not.toContain(true);

    const say = () => {};
    const mongo = await startMongo({ folder: join(folder, 'mongo'), port: mongoPort, say });
    const kafka = await startKafka({ folder: join(folder, 'kafka'), port: kafkaPort, say });
    try {
      await Promise.all(stack.processes.map((one) => one.untilReady(60_000)));
      await playStory(stack.url, say);
    } finally {
      await stack.close();
      await Promise.all([kafka.stop(), mongo.stop()]);
      removeFolder(folder);
    }
  });
});
