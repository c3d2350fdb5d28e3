import { problemKinds, problems } from '@tandem/contracts';
import type { Listening } from '@tandem/platform';
import { createApp, createLogger, listen, systemRuntime } from '@tandem/platform';
import express from 'express';
import type { Response } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLimiters, rememberAddress } from './guards.ts';

describe('whoever asks too often', () => {
  const {
    accountRequests,
    largeAtOnce: _waits,
    ...others
  } = createLimiters({
    wrongPasswords: 1,
    logIns: 1,
    accountRequests: 1,
    invitations: 1,
    atOnce: 1,
    streams: 1,
    largeAtOnce: 1,
    uploads: 1,
  });
  const limiters = { ...others, accountRequests: accountRequests() };

  let gateway: Listening;
  const going: Response[] = [];
  beforeAll(async () => {
    const router = express.Router().use(rememberAddress);
    for (const [name, limiter] of Object.entries(limiters))
      router.get(`/${name}`, limiter, (_request, response) => {
        going.push(response);
        response.flushHeaders();
      });
    const tables = { problems, kinds: problemKinds };
    const app = createApp(router, {
      logger: createLogger('gateway', 'silent'),
      newId: systemRuntime.newId,
      tables,
    });
    gateway = await listen(app, { port: 0, host: '127.0.0.1' });
  });
  afterAll(() => {
    for (const response of going) response.end();
    return gateway.close();
  });

  it.each(Object.keys(limiters))('is told when to try again: %s', async (name) => {
    const ask = () => fetch(`${gateway.url}/${name}`);
    const first = await ask();
    const { status, headers } = await ask();
    expect([first.status, status]).toEqual([200, 429]);
    const seconds = Number(headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(15 * 60);
  });
});
