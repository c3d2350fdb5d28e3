import type { Client, Send } from '@tandem/contracts';
import { ApiProblem, createClient, retryUnavailable } from '@tandem/contracts';

type Listener = () => void;
const sessionEnded = new Set<Listener>();

/** Calls `listener` whenever a request is answered that nobody is logged in. */
export function onSessionEnd(listener: Listener): () => void {
  sessionEnded.add(listener);
  return () => sessionEnded.delete(listener);
}

/** Milliseconds for which a request that a service cannot answer yet is sent again. */
const patience = 4_000;

const noticing =
  (send: Send): Send =>
  async (url, init) => {
    const answer = await send(url, init);
    if (answer.status === 401 && !url.endsWith('/v1/session')) for (const tell of sessionEnded) tell();
    return answer;
  };

const overFetch: Send = (url, init) => fetch(url, init);

/** The typed client of this page's own server. */
export const client: Client = createClient('', noticing(retryUnavailable(overFetch, { patience })));

/** Seconds to wait after being told of too many requests, where the answer does not say how many. */
const defaultHold = 5;

/** A client that tells how much of what it sends has gone out, from 0 to 1, and for how many seconds to hold back. */
export const clientWithProgress = (
  told: (sent: number) => void,
  signal: AbortSignal,
  held?: (seconds: number) => void,
): Client => {
  const send = overXhr(told, signal);
  return createClient(
    '',
    noticing(async (url, init) => {
      const answer = await send(url, init);
      if (answer.status === 429) held?.(Number(answer.headers.get('retry-after')) || defaultHold);
      return answer;
    }),
  );
};

const overXhr =
  (told: (sent: number) => void, signal: AbortSignal): Send =>
  (url, init) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(init.method ?? 'GET', url);
      request.responseType = 'arraybuffer';
      new Headers(init.headers).forEach((value, name) => request.setRequestHeader(name, value));
      request.upload.onprogress = ({ loaded, total }) => told(total > 0 ? loaded / total : 0);
      request.onload = () => {
        const retryAfter = request.getResponseHeader('retry-after');
        resolve(
          new Response(request.status === 204 ? null : (request.response as ArrayBuffer), {
            status: request.status,
            headers: retryAfter === null ? {} : { 'retry-after': retryAfter },
          }),
        );
      };
      request.onerror = () => reject(new TypeError('The server could not be reached.'));
      request.onabort = () => reject(new DOMException('Cancelled.', 'AbortError'));
      signal.addEventListener('abort', () => request.abort(), { once: true });
      request.send(init.body as XMLHttpRequestBodyInit | null);
    });

export const isProblem = (error: unknown, code?: string): error is ApiProblem =>
  error instanceof ApiProblem && (code === undefined || error.code === code);
