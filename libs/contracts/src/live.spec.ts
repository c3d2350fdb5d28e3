import { describe, expect, test } from 'vitest';
import type { LiveMessage } from './live.ts';
import { liveEvents, LiveMessage as schema, liveMessagesOf, liveUrl, readLiveMessage } from './live.ts';

const id = '50ccb7c4-4544-576c-b721-f1380cb6e56d';
const left: LiveMessage = { event: 'left', aggregate: 'project', id };
const ready: LiveMessage = { event: 'ready', since: '2026-03-01T12:00:00.000Z' };

async function readAll(...chunks: string[]): Promise<LiveMessage[]> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  const messages: LiveMessage[] = [];
  for await (const message of liveMessagesOf(stream)) messages.push(message);
  return messages;
}

describe('a live stream', () => {
  test('is listened to for one organization, by the names of its events', () => {
    expect(liveUrl(id)).toBe(`/v1/organizations/${id}/live`);
    expect(schema.options.map(({ shape }) => shape.event.value)).toEqual(liveEvents);
  });

  test('arrives in pieces that end anywhere', async () => {
    const text = `retry: 2000\n\n: listening\n\nid: 1\nevent: ready\ndata: ${JSON.stringify(ready)}\n\n:\n\nevent: left\ndata: ${JSON.stringify(left)}\n\n`;
    expect(await readAll(text)).toEqual([ready, left]);
    expect(await readAll(...text)).toEqual([ready, left]);
  });

  test('that breaks off in the middle of a message has not told it', async () => {
    expect(await readAll(`event: left\ndata: ${JSON.stringify(left)}\n`)).toEqual([]);
  });

  test('may bring what this version does not know', async () => {
    expect(readLiveMessage('{"event":"rained"}')).toBeUndefined();
    expect(readLiveMessage('not JSON')).toBeUndefined();
    expect(await readAll(`data: {"event":"rained"}\n\ndata: ${JSON.stringify(left)}\n\n`)).toEqual([left]);
  });
});
