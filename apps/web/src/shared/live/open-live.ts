import type { LiveMessage } from '@tandem/contracts';
import { liveEvents, liveUrl, readLiveMessage } from '@tandem/contracts';

const shortestPause = 1_000;
const longestPause = 20_000;

export type LiveState = 'connecting' | 'live' | 'broken';
export type LiveListener = {
  readonly told: (message: LiveMessage) => void;
  readonly changed: (state: LiveState) => void;
};

/** Listens by a connection of its own, again and again until `signal` says otherwise. */
export function listen(url: string, { told, changed }: LiveListener, signal: AbortSignal): void {
  let pause = shortestPause;
  const connect = () => {
    if (signal.aborted) return;
    const source = new EventSource(url);
    const close = () => {
      source.close();
      window.removeEventListener('offline', lost);
    };
    const lost = () => {
      close();
      signal.removeEventListener('abort', close);
      if (signal.aborted) return;
      changed('broken');
      setTimeout(connect, pause * (0.75 + Math.random() / 2));
      pause = Math.min(pause * 2, longestPause);
    };
    signal.addEventListener('abort', close, { once: true });
    for (const name of liveEvents)
      source.addEventListener(name, ({ data }: MessageEvent<string>) => {
        const message = readLiveMessage(data);
        if (!message) return;
        if (message.event === 'ready') {
          pause = shortestPause;
          changed('live');
        }
        told(message);
      });
    // An answer that is no stream (no session, no membership, not ready) ends the source for good: it is asked anew.
    source.onerror = lost;
    // A stream that is open would wait for long before it noticed that the network is gone.
    window.addEventListener('offline', lost);
  };
  connect();
}

type Shared = { readonly message?: LiveMessage; readonly state?: LiveState; readonly asks?: true };

/**
 * Hints of what changes in an organization. The tabs of one browser share a connection, since a browser opens few to one
 * server: whoever holds the lock listens and tells the others. Returns what stops it.
 */
export function openLive(accountId: string, organizationId: string, listener: LiveListener): () => void {
  const ended = new AbortController();
  const url = liveUrl(organizationId);
  if (!('locks' in navigator)) {
    listen(url, listener, ended.signal);
    return () => ended.abort();
  }
  const name = `tandem-live-${accountId}-${organizationId}`;
  const channel = new BroadcastChannel(name);
  let state: LiveState = 'connecting';
  let leads = false;
  const change = (next: LiveState) => {
    state = next;
    listener.changed(next);
  };
  channel.onmessage = ({ data }: MessageEvent<Shared>) => {
    if (data.asks && leads) channel.postMessage({ state } satisfies Shared);
    if (data.state) change(data.state);
    if (data.message) listener.told(data.message);
  };
  channel.postMessage({ asks: true } satisfies Shared);
  const untilEnded = new Promise<void>((resolve) =>
    ended.signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  void navigator.locks
    .request(name, { signal: ended.signal }, async () => {
      leads = true;
      const told = (message: LiveMessage) => {
        listener.told(message);
        channel.postMessage({ message } satisfies Shared);
      };
      const changed = (next: LiveState) => {
        change(next);
        channel.postMessage({ state: next } satisfies Shared);
      };
      listen(url, { told, changed }, ended.signal);
      await untilEnded;
    })
    // Ended before the lock was free.
    .catch(() => undefined);
  return () => {
    ended.abort();
    channel.close();
  };
}
