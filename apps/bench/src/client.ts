import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export type Request = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The status of the only answer that is no failure. */
  readonly expects: number;
};

/** What is asked about one document: the first requests once, then the others again and again. */
export type Turns = { readonly first: readonly Request[]; readonly then: readonly Request[] };

export type Job = { readonly url: string; readonly milliseconds: number } & (
  | { readonly kind: 'turns'; readonly turns: readonly Turns[]; readonly connections: number }
  | { readonly kind: 'copies'; readonly commands: readonly Request[]; readonly askAt: string }
);

export type Answer =
  | {
      readonly latencies: readonly number[];
      /** The share of the time in which the client's thread was busy. */
      readonly clientBusy: number;
    }
  | { readonly failure: string };

/** An HTTP client in a thread of its own, beside the one that the servers share. */
export function openClient() {
  const worker = new Worker(new URL('./client.worker.ts', import.meta.url));
  return {
    /** Rejects at the first answer that was not expected. */
    async run(job: Job) {
      worker.postMessage(job);
      const [answer] = (await once(worker, 'message')) as [Answer];
      if ('failure' in answer) throw new Error(answer.failure);
      return answer;
    },
    close: () => worker.terminate(),
  };
}
export type Client = ReturnType<typeof openClient>;
