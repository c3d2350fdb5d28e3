import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LiveMessage } from '@tandem/contracts';
import { createSession } from 'better-sse';

/** Milliseconds. */
const heartbeat = 15_000;
const reconnectAfter = 2_000;

/** Bytes that may wait for a client that does not read. */
const longestBacklog = 256_000;

/** Begins the answer at once: a proxy passes it on from the first byte. */
export async function startStream(request: IncomingMessage, response: ServerResponse) {
  // A client that has gone is noticed by `close`.
  response.on('error', () => {});
  const session = await createSession(request, response, {
    keepAlive: heartbeat,
    retry: reconnectAfter,
    headers: { 'cache-control': 'private, no-store, no-transform', 'x-accel-buffering': 'no' },
  });
  const isOpen = () => session.isConnected && !response.writableEnded && !response.destroyed;
  if (isOpen()) await session.batch((buffer) => void buffer.comment('listening').dispatch());
  return {
    isOpen,
    send(message: LiveMessage) {
      if (!isOpen()) return;
      if (response.writableLength > longestBacklog) response.destroy();
      else session.push(message, message.event);
    },
    end() {
      if (!response.writableEnded) response.end();
    },
  };
}
