import { createServer } from 'node:http';
import { trace } from '@opentelemetry/api';
import { afterEach, describe, expect, it } from 'vitest';
import type { Listening } from '../http/listen.ts';
import { listen } from '../http/listen.ts';
import { createLogger } from '../logging.ts';
import { startTracing } from './tracing.ts';

type Sent = {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { readonly key: string; readonly value: object }[] };
    readonly scopeSpans: readonly { readonly spans: readonly { readonly name: string }[] }[];
  }[];
};

describe('the traces of a process', () => {
  let collector: Listening | undefined;
  const received: { readonly path: string | undefined; readonly sent: Sent }[] = [];
  const openCollector = async () => {
    collector = await listen(
      (request, response) => {
        let body = '';
        request.on('data', (part) => (body += String(part)));
        request.on('end', () => {
          received.push({ path: request.url, sent: JSON.parse(body) as Sent });
          response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
        });
      },
      { port: 0, host: '127.0.0.1' },
    );
    return collector.url;
  };
  afterEach(async () => {
    await collector?.close();
    collector = undefined;
    received.length = 0;
  });
  const aSpan = () => trace.getTracer('test').startSpan('work').end();

  it('are sent to the collector with the name of the process, the last ones when it stops', async () => {
    const tracing = startTracing('org', `${await openCollector()}/`);
    aSpan();
    await tracing.close();
    expect(received.map(({ path }) => path)).toEqual(['/v1/traces']);
    const [of] = received[0]?.sent.resourceSpans ?? [];
    expect(of?.resource.attributes).toContainEqual({ key: 'service.name', value: { stringValue: 'org' } });
    expect(of?.scopeSpans.flatMap(({ spans }) => spans.map(({ name }) => name))).toEqual(['work']);
  });

  it('are neither recorded nor sent without a collector, and no longer after the stop', async () => {
    await openCollector();
    const tracing = startTracing('org', undefined);
    expect(trace.getTracer('test').startSpan('work').isRecording()).toBe(false);
    await tracing.close();
    const other = startTracing('org', collector?.url);
    await other.close();
    expect(trace.getTracer('test').startSpan('work').isRecording()).toBe(false);
    expect(received).toEqual([]);
  });

  it('hold up no stop when the collector is away, and the log says so', async () => {
    const gone = createServer();
    const url = await new Promise<string>((resolve) =>
      gone.listen(0, '127.0.0.1', () =>
        resolve(`http://127.0.0.1:${(gone.address() as { port: number }).port}`),
      ),
    );
    await new Promise((closed) => gone.close(closed));
    let text = '';
    const logger = createLogger('org', 'warn', { write: (line) => void (text += line) });
    const tracing = startTracing('org', url, logger);
    aSpan();
    await tracing.close();
    expect(text).toContain('the last spans were not sent');
  });
});
