import { describe, expect, test } from 'vitest';
import type { Attempt } from './retry.ts';
import { retryUnavailable } from './retry.ts';

const answers = (...statuses: (number | Error)[]) => {
  const sent: RequestInit[] = [];
  const send = async (_url: string, init: RequestInit) => {
    sent.push(init);
    const next = statuses.length > 1 ? statuses.shift() : statuses[0];
    if (next instanceof Error) throw next;
    return new Response(null, { status: next ?? 500, headers: { 'retry-after': '1' } });
  };
  return { send, sent };
};
const write = { method: 'POST', headers: { 'idempotency-key': 'one' } };

describe('a client that retries', () => {
  test('sends the same command again, under the same key, until it is answered', async () => {
    const { send, sent } = answers(503, new TypeError('fetch failed'), 503, 201);
    const told: Attempt[] = [];
    const retrying = retryUnavailable(send, { patience: 5_000, told: (attempt) => told.push(attempt) });
    expect((await retrying('/', write)).status).toBe(201);
    expect(sent).toEqual([write, write, write, write]);
    expect(told.map(({ status }) => status)).toEqual([503, undefined, 503, 201]);
  });

  test.each([200, 404, 409, 422, 429, 500])('takes %d as the answer', async (status) => {
    const { send, sent } = answers(status);
    expect((await retryUnavailable(send, { patience: 5_000 })('/', write)).status).toBe(status);
    expect(sent).toHaveLength(1);
  });

  test('gives the last answer, or the last failure, when its patience is over', async () => {
    expect((await retryUnavailable(answers(503).send, { patience: 250 })('/', write)).status).toBe(503);
    const silent = retryUnavailable(answers(new TypeError('fetch failed')).send, { patience: 250 });
    await expect(silent('/', write)).rejects.toThrow('fetch failed');
  });
});
