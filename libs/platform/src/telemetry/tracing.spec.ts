import type { Context } from '@opentelemetry/api';
import { context as contextApi, SpanKind, trace } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { PublishedEvent } from '../event.ts';
import { openAggregates } from '../gate.ts';
import { context, jars, newJar, oneMore, openFolder } from '../gate.fixture.ts';
import { createApp } from '../http/app.ts';
import type { RouteShape } from '../http/route-shape.ts';
import { serveRoutes } from '../http/serve-routes.ts';
import { createLogger } from '../logging.ts';
import type { LogRecord } from '../ports/index.ts';
import { createRelay } from '../relay.ts';
import { systemRuntime } from '../runtime.ts';
import { nobody } from '../identity.ts';
import { assembleService } from '../service.ts';
import { consuming } from './consuming.ts';
import { inScope } from './scope.ts';
import { startClientSpan } from './spans.ts';

const tables = {
  kinds: { unexpected: 500 },
  problems: { 'server.unexpected': { kind: 'unexpected', title: 'unexpected', action: 'report' } },
};
const taken = (index: string) => new Error(`taken: ${index}`);
const routes = {
  makeJar: { method: 'POST', path: '/jars', auth: 'none', status: 204, body: z.strictObject({}) },
} as const satisfies { readonly [name: string]: RouteShape };

describe('the trace of a command', () => {
  let opened: ReturnType<typeof openFolder>;
  let handled: LogRecord[];
  let lines: Record<string, unknown>[];
  let broken: boolean;
  const closing: (() => Promise<void>)[] = [];
  beforeEach(() => {
    opened = openFolder();
    handled = [];
    lines = [];
    broken = false;
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    await opened.close();
  });

  const logger = createLogger('reader', 'info', {
    write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>),
  });

  /** A front that sends on, a service that writes, and another service that reads what was written. */
  const openServices = async () => {
    const gate = openAggregates(opened.store, jars, systemRuntime);
    const deps = {
      ...opened,
      logger: createLogger('writer', 'silent'),
      verifyIdentity: async () => ({ accountId: nobody }),
    };
    const writer = assembleService(
      {
        name: 'writer',
        routes,
        handlers: {
          async makeJar({ context }) {
            await gate.insert('a', context, newJar('a'), taken);
          },
        },
        tables,
        readers: [],
        relays: [createRelay(gate, deps)],
      },
      deps,
    );
    const reader = assembleService(
      {
        name: 'reader',
        routes: {},
        handlers: {},
        tables,
        readers: [
          {
            name: 'jars',
            aggregate: 'jar',
            topic: jars.topic,
            async handle(records) {
              logger.info({}, 'reading');
              if (broken) throw new Error('the disk is full');
              handled.push(...records);
            },
            applied: async () => true,
          },
        ],
        relays: [],
      },
      { ...deps, logger },
    );
    const front = createApp(
      serveRoutes(
        routes,
        {
          async makeJar() {
            const span = startClientSpan('POST /jars');
            await request(writer.app).post('/jars').set(span.headers).send({});
            span.end(204);
          },
        },
        { ...deps, ready: () => true, open: true },
      ),
      { logger, newId: systemRuntime.newId, tables, public: true },
    );
    await Promise.all([writer.start(), reader.start()]);
    closing.push(writer.close, reader.close);
    return front;
  };

  describe('with a recorder', () => {
    const exporter = new InMemorySpanExporter();
    beforeEach(() => {
      exporter.reset();
      new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
    });
    afterEach(() => {
      trace.disable();
      contextApi.disable();
    });
    const finished = (): ReadableSpan[] => exporter.getFinishedSpans();

    it('is one from the front through the service and the log to the service that reads', async () => {
      const front = await openServices();
      await request(front).post('/jars').send({});
      await expect.poll(() => finished().map(({ name }) => name)).toHaveLength(5);
      const spans = finished();
      const idOf = (name: string, kind: SpanKind) =>
        spans.find((span) => span.name === name && span.kind === kind);
      const inFront = spans.find(({ parentSpanContext }) => parentSpanContext === undefined);
      const way = idOf('POST /jars', SpanKind.CLIENT);
      const inService = spans.find((span) => span.parentSpanContext?.spanId === way?.spanContext().spanId);
      const sent = idOf(`send ${jars.topic}`, SpanKind.PRODUCER);
      const read = idOf(`process ${jars.topic}`, SpanKind.CONSUMER);

      expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
      expect([inFront?.name, inService?.name]).toEqual(['POST /jars', 'POST /jars']);
      expect(way?.parentSpanContext?.spanId).toBe(inFront?.spanContext().spanId);
      for (const span of [sent, read]) {
        expect(span?.parentSpanContext?.spanId).toBe(inService?.spanContext().spanId);
        expect(span?.links.map((link) => link.context.spanId)).toEqual([inService?.spanContext().spanId]);
      }
      const { traceparent } = handled[0]?.value as PublishedEvent;
      expect(traceparent).toContain(inService?.spanContext().spanId);
    });

    it('is linked to, a hundred times at most, where events of several are handled together', async () => {
      const record = (n: number): LogRecord => ({
        key: 'a',
        value: { traceparent: `00-${String(n).padStart(32, '0')}-${'1'.repeat(16)}-01` },
      });
      const garbage: LogRecord = { key: 'a', value: 'garbage' };
      const records = [garbage, ...Array.from({ length: 150 }, (_, n) => record(n + 1))];
      await consuming('jars', logger, async () => {})(records, jars.topic);
      const [span] = finished();
      expect(span?.links).toHaveLength(100);
      expect(span?.parentSpanContext).toBeUndefined();
    });

    it('has failures marked', async () => {
      const handle = consuming('jars', logger, () => Promise.reject(new Error('the disk is full')));
      await expect(handle([{ key: 'a', value: {} }], jars.topic)).rejects.toThrow('the disk is full');
      expect(finished()[0]).toMatchObject({ status: { code: 2 }, events: [{ name: 'exception' }] });
    });

    it('is not that of another request where the relay works for several', async () => {
      const gate = openAggregates(opened.store, jars, systemRuntime);
      const relay = createRelay(gate, { ...opened, logger });
      closing.push(relay.close);
      const tracer = trace.getTracer('test');
      const made: string[] = [];
      const inTrace = (work: (context: Context) => Promise<unknown>) =>
        tracer.startActiveSpan('request', { root: true }, async (span) => {
          made.push(span.spanContext().traceId);
          await work(contextApi.active());
          span.end();
        });
      await inTrace(() => gate.insert('a', context(), newJar('a'), taken));
      await inTrace(() => gate.update('a', context(), oneMore()));
      await relay.close();
      const events: PublishedEvent[] = [];
      const { caughtUp } = await opened.log.subscribe('test', [jars.topic], async (records) => {
        events.push(...records.map(({ value }) => value as PublishedEvent));
      });
      await caughtUp;
      expect(events.map(({ traceparent }) => traceparent?.slice(3, 35))).toEqual(made);
    });
  });

  it('is carried by the events, and named by the lines of whoever reads them, when nobody records it', async () => {
    const front = await openServices();
    await request(front).post('/jars').send({});
    await expect.poll(() => handled).toHaveLength(1);
    const { id, traceparent } = handled[0]?.value as PublishedEvent;
    expect(traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    const inFront = lines.find(({ requestId }) => requestId !== undefined);
    expect(inFront?.['traceId']).toBe(traceparent?.slice(3, 35));
    expect(lines.find(({ msg }) => msg === 'reading')).toMatchObject({
      reader: 'jars',
      topic: jars.topic,
      aggregateId: 'a',
      eventId: id,
      eventType: 'test.jar.made.v1',
      traceId: traceparent?.slice(3, 35),
    });
  });

  it('is named where an event could not be handled', async () => {
    const front = await openServices();
    broken = true;
    await request(front).post('/jars').send({});
    const failure = () => lines.find(({ level }) => level === 50);
    await expect.poll(failure).toMatchObject({ aggregateId: 'a', error: { message: 'the disk is full' } });
    expect(failure()?.['traceId']).toMatch(/^[0-9a-f]{32}$/);
    broken = false;
  });

  it('is named, with the request, where its events could not be published, also if those of others were first', async () => {
    const gate = openAggregates(opened.store, jars, systemRuntime);
    const failing: (() => void)[] = [];
    const log = {
      ...opened.log,
      publish() {
        logger.info({}, 'publishing for whoever waits');
        return new Promise<void>((_resolve, reject) => failing.push(() => reject(new Error('no broker'))));
      },
    };
    const relay = createRelay(gate, { ...opened, log, logger });
    const traceparent = `00-${'a'.repeat(32)}-${'1'.repeat(16)}-01`;
    const scope = (requestId: string) => ({ fields: { requestId }, traceparent });
    const insert = (id: string) => gate.insert(id, context(), newJar(id), taken);
    await inScope(scope('request-a'), () => insert('a'));
    await inScope(scope('request-b'), () => insert('b'));
    await insert('by-nobody');
    // Together first, then each alone; the other two were committed while the first was being published.
    for (let expected = 1; expected <= 5; expected += 1) {
      await expect.poll(() => failing.length).toBeGreaterThanOrEqual(expected);
      failing[expected - 1]?.();
    }
    await relay.close();
    const failures = lines.filter(({ level }) => level === 50);
    expect(failures.map(({ id, requestId, traceId }) => [id, requestId, traceId])).toEqual([
      ['a', 'request-a', 'a'.repeat(32)],
      ['b', 'request-b', 'a'.repeat(32)],
      ['by-nobody', undefined, undefined],
    ]);
    const others = lines.filter((line) => !failures.includes(line));
    expect(others).toHaveLength(5);
    for (const line of others) expect(line).not.toHaveProperty('requestId');
  });
});
