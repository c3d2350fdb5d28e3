import request from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFolder } from './gate.fixture.ts';
import { nobody } from './identity.ts';
import { createLogger } from './logging.ts';
import { systemRuntime } from './runtime.ts';
import type { Service } from './service.ts';
import { assembleService } from './service.ts';

const tables = {
  kinds: { unavailable: 503, unexpected: 500 },
  problems: {
    'copy.behind': { kind: 'unavailable', title: 'not caught up', action: 'try again' },
    'server.unexpected': { kind: 'unexpected', title: 'unexpected', action: 'report' },
  },
};
const topic = 'test.jars.v1';

let opened: ReturnType<typeof openFolder>;
let service: Service;
let broken = false;
beforeAll(async () => {
  opened = openFolder();
  service = assembleService(
    {
      name: 'shelf',
      routes: { look: { method: 'GET', path: '/look', auth: 'none', status: 200 } },
      handlers: { look: async () => undefined },
      tables,
      readers: [
        {
          name: 'jars',
          aggregate: 'jar',
          topic,
          handle: async () => {
            if (broken) throw new Error('the disk is full');
          },
          applied: async () => !broken,
        },
      ],
      relays: [],
    },
    {
      ...opened,
      logger: createLogger('shelf', 'silent'),
      verifyIdentity: async () => ({ accountId: nobody }),
      runtime: systemRuntime,
    },
  );
});
afterAll(() => opened.close());

const statusOf = async (path: string) => (await request(service.app).get(path)).status;

it('a service decides nothing before its copies have caught up, nor while one of them cannot', async () => {
  expect([await statusOf('/look'), await statusOf('/readyz'), await statusOf('/healthz')]).toEqual([
    503, 503, 200,
  ]);
  await service.start();
  expect([await statusOf('/look'), await statusOf('/readyz')]).toEqual([200, 200]);

  broken = true;
  await opened.log.publish(topic, [{ key: 'a', value: {} }]);
  await expect.poll(() => statusOf('/look')).toBe(503);
  expect((await request(service.app).get('/readyz')).body).toEqual({
    ready: false,
    failures: ['the disk is full'],
  });

  broken = false;
  await expect.poll(() => statusOf('/look'), { timeout: 10_000 }).toBe(200);
});
