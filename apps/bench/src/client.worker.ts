import { Agent, request as send } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { performance } from 'node:perf_hooks';
import { parentPort } from 'node:worker_threads';
import type { Answer, Job, Request } from './client.ts';

/** The client's thread: a keep-alive agent and nothing else, so that it takes little of what it measures. */
const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const port = parentPort;
if (!port) throw new Error('client.worker.ts runs as a worker thread');

type Response = { readonly body: string; readonly headers: IncomingHttpHeaders };

const call = (origin: URL, { method, path, headers, body, expects }: Request, key?: string) =>
  new Promise<Response>((resolve, reject) => {
    const outgoing = send(
      {
        agent,
        hostname: origin.hostname,
        port: origin.port,
        method,
        path,
        headers: {
          ...headers,
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === expects) resolve({ body: text, headers: response.headers });
          else reject(new Error(`${method} ${path} answered ${response.statusCode}: ${text.slice(0, 300)}`));
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/** Each connection goes round its own documents, one request a turn, until the time is over. */
async function turns({ url, turns: documents, connections, milliseconds }: Extract<Job, { kind: 'turns' }>) {
  const origin = new URL(url);
  const latencies: number[] = [];
  const until = performance.now() + milliseconds;
  const work = async (connection: number) => {
    const own = documents.filter((_, n) => n % connections === connection);
    for (let turn = 0; own.length > 0; turn += 1)
      for (const { first, then } of own) {
        const request = first[turn] ?? then[(turn - first.length) % then.length];
        if (!request) throw new Error('a document without requests');
        const begun = performance.now();
        if (begun >= until) return;
        await call(origin, request, crypto.randomUUID());
        latencies.push(performance.now() - begun);
      }
  };
  await Promise.all(Array.from({ length: connections }, (_, n) => work(n)));
  return latencies;
}

/** One command after the other; the time from its answer to a service's word that its copy has it. */
async function copies({ url, commands, askAt, milliseconds }: Extract<Job, { kind: 'copies' }>) {
  const [from, to] = [new URL(url), new URL(askAt)];
  const latencies: number[] = [];
  const until = performance.now() + milliseconds;
  for (const command of commands) {
    if (performance.now() >= until) break;
    const { headers } = await call(from, command, crypto.randomUUID());
    const accepted = performance.now();
    const [, aggregate, id, seq] =
      /^([a-z]+)\/([0-9a-f-]{36})@(\d+)$/.exec(String(headers['tandem-wrote'])) ?? [];
    const path = `/internal/applied?aggregate=${aggregate}&id=${id}&seq=${seq}&wait=5000`;
    const { body } = await call(to, { method: 'GET', path, headers: {}, expects: 200 });
    if (body !== '{"applied":true}') throw new Error(`not applied within 5 s: ${body}`);
    latencies.push(performance.now() - accepted);
  }
  return latencies;
}

port.on('message', (job: Job) => {
  const before = performance.eventLoopUtilization();
  const done = (answer: Answer) => port.postMessage(answer);
  (job.kind === 'turns' ? turns(job) : copies(job)).then(
    (latencies) =>
      done({
        latencies,
        clientBusy: performance.eventLoopUtilization(before).utilization,
      }),
    (error: unknown) => done({ failure: error instanceof Error ? error.message : String(error) }),
  );
});
