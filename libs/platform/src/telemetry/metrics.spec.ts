import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Aggregates } from '../aggregate.ts';
import { openCopy } from '../copies.ts';
import { openAggregates } from '../gate.ts';
import type { Jar } from '../gate.fixture.ts';
import { context, jars, newJar, oneMore, openFolder } from '../gate.fixture.ts';
import { createLogger } from '../logging.ts';
import { createRelay } from '../relay.ts';
import { systemRuntime } from '../runtime.ts';
import type { Service } from '../service.ts';
import { nobody } from '../identity.ts';
import { assembleService } from '../service.ts';

const tables = {
  kinds: { missing: 404, unexpected: 500 },
  problems: {
    'request.unknown-route': { kind: 'missing', title: 'nothing there', action: 'look at the list' },
    'server.unexpected': { kind: 'unexpected', title: 'unexpected', action: 'report' },
  },
};
const taken = (index: string) => new Error(`taken: ${index}`);

describe('the figures of a service', () => {
  let opened: ReturnType<typeof openFolder>;
  let gate: Aggregates<Jar, { id: string; sweets: number }, typeof jars.collection.queries>;
  let service: Service;
  let ahead: number;
  let reachable: boolean;

  const assemble = (name: string, params: z.ZodObject = z.strictObject({ jarId: z.string() })) => {
    const log = {
      ...opened.log,
      publish: (...args: Parameters<typeof opened.log.publish>) =>
        reachable ? opened.log.publish(...args) : Promise.reject(new Error('no broker')),
    };
    const runtime = { ...systemRuntime, now: () => new Date(Date.now() + ahead) };
    const deps = { ...opened, log, runtime, logger: createLogger(name, 'silent') };
    const copy = openCopy(opened.store, {
      name: `${name}-copies`,
      aggregate: 'jar',
      topic: jars.topic,
      schema: z.object({ id: z.string(), sweets: z.int().max(2) }),
      indexes: [],
      queries: {},
    });
    return assembleService(
      {
        name,
        routes: { look: { method: 'GET', path: '/jars/{jarId}', auth: 'none', status: 200, params } },
        handlers: { look: async () => undefined },
        tables,
        readers: [copy],
        relays: [createRelay(gate, deps)],
      },
      { ...deps, verifyIdentity: async () => ({ accountId: nobody }) },
    );
  };

  beforeEach(() => {
    ahead = 0;
    reachable = true;
    opened = openFolder();
    gate = openAggregates(opened.store, jars, systemRuntime);
    service = assemble('shelf');
  });
  afterEach(async () => {
    await service.close();
    await opened.close();
  });

  /** Name and labels, without the service's own, to value. */
  const figures = async (of = service): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await of.metrics())
        .split('\n')
        .filter((line) => line.startsWith('tandem_'))
        .map((line) => {
          const [name = '', value] = line.split(/ (?=[^ ]+$)/);
          return [
            name
              .replace(/,?service="[^"]*"/, '')
              .replace('{,', '{')
              .replace('{}', ''),
            value === undefined ? NaN : Number(value),
          ];
        }),
    );

  it('count requests by the template of their route, never by what was asked for', async () => {
    await service.start();
    await request(service.app).get('/jars/a-secret-name');
    await request(service.app).get('/nowhere/a-secret-name');
    const count = (route: string, status: number) =>
      `tandem_http_request_duration_seconds_count{method="GET",route="${route}",status="${status}"}`;
    await expect
      .poll(() => figures())
      .toMatchObject({
        [count('/jars/{jarId}', 200)]: 1,
        [count('unmatched', 404)]: 1,
        tandem_http_requests_in_flight: 0,
      });
    const answer = await request(service.app).get('/metrics');
    expect(answer.type).toBe('text/plain');
    expect(answer.text).toContain('service="shelf"');
    expect(answer.text).toContain('nodejs_eventloop_lag_seconds');
    expect(answer.text).not.toContain('a-secret-name');
    expect(answer.text).not.toContain('/metrics');
  });

  it('count the events that commands wrote, once however often their answer is given', async () => {
    await service.start();
    const command = { key: 'k', fingerprint: 'f' };
    await gate.insert('a', context(), newJar('a'), taken);
    await gate.update('a', context(command), oneMore());
    await gate.update('a', context(command), oneMore());
    expect(await figures()).toMatchObject({
      'tandem_commands_total{aggregate="jar",type="test.jar.made.v1"}': 1,
      'tandem_commands_total{aggregate="jar",type="test.jar.filled.v1"}': 1,
    });
  });

  it('tell how many events and mails wait, for how long, and that sending them failed', async () => {
    await service.start();
    expect(await figures()).toMatchObject({
      'tandem_outbox_events{aggregate="jar"}': 0,
      'tandem_outbox_oldest_seconds{aggregate="jar"}': 0,
    });
    reachable = false;
    await gate.insert('a', context(), newJar('a'), taken);
    await gate.update('a', context(), {
      ...oneMore(),
      decide: (jar: Jar) => ({
        ...oneMore().decide(jar, 9),
        state: { ...jar, sweets: 1 },
        events: [],
        result: 1,
        mails: [{ kind: 'filled', to: 'ada@example.org', about: {} }],
      }),
    });
    ahead = 60_000;
    await expect
      .poll(() => figures())
      .toMatchObject({
        'tandem_outbox_events{aggregate="jar"}': 1,
        'tandem_mails_due{aggregate="jar"}': 1,
        'tandem_publish_failures_total{aggregate="jar",kind="events"}': expect.any(Number),
      });
    const now = await figures();
    expect(now['tandem_outbox_oldest_seconds{aggregate="jar"}']).toBeGreaterThanOrEqual(60);
    expect(now['tandem_mails_oldest_seconds{aggregate="jar"}']).toBeGreaterThanOrEqual(60);
    reachable = true;
  });

  it('tell how far behind each reader is, and how many documents of its copy', async () => {
    expect(Object.keys(await figures()).filter((name) => name.includes('consumer'))).toEqual([]);
    await service.start();
    await gate.insert('a', context(), newJar('a', 2), taken);
    await gate.insert('b', context(), newJar('b', 3), taken);
    await expect
      .poll(() => figures())
      .toMatchObject({
        'tandem_consumer_lag_records{reader="shelf-copies"}': 0,
        'tandem_consumer_failing{reader="shelf-copies"}': 0,
        'tandem_copies_behind{copy="shelf-copies"}': 1,
      });
  });

  it('are those of one service, also where several share a process', async () => {
    const other = assemble('cellar');
    await service.start();
    await request(service.app).get('/jars/a');
    const requests = async (of: Service) =>
      Object.keys(await figures(of)).filter((name) =>
        name.startsWith('tandem_http_request_duration_seconds_count'),
      ).length;
    await expect.poll(() => requests(service)).toBe(1);
    expect(await requests(other)).toBe(0);
  });

  it('are there, but for those that cannot be read, while the database is away', async () => {
    await service.start();
    const find = gate.documents.find.bind(gate.documents);
    Object.assign(gate.documents, { find: () => Promise.reject(new Error('no database')) });
    const before = await figures();
    expect(Object.keys(before).filter((name) => name.includes('outbox_events'))).toEqual([]);
    expect(before).toMatchObject({ 'tandem_consumer_failing{reader="shelf-copies"}': 0 });
    expect((await figures())['tandem_scrape_failures_total']).toBeGreaterThan(0);
    Object.assign(gate.documents, { find });
  });
});
