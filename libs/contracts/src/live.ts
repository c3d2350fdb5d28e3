import { z } from 'zod';
import { Id, Time } from './primitives.ts';

/**
 * What arrives on a live stream: each event's data, as JSON; the event has the same name. A hint says what to ask for
 * again and holds nothing else.
 */
export const LiveMessage = z.discriminatedUnion('event', [
  z
    .object({ event: z.literal('ready'), since: Time })
    .meta({ description: 'from now on changes are told: ask again for what was read before `since`' }),
  z
    .object({
      event: z.literal('changed'),
      aggregate: z.enum(['image', 'project', 'organization']),
      id: Id,
      projectId: Id.nullable().meta({ description: 'null for organizations' }),
      type: z
        .string()
        .nullable()
        .meta({ description: 'of what happened; null: how one sees it may have changed' }),
    })
    .meta({ description: 'something that I may see has changed, or is there for me now' }),
  z
    .object({ event: z.literal('gone'), aggregate: z.literal('image'), id: Id, projectId: Id })
    .meta({ description: 'an image that I saw is not there for me any more' }),
  z
    .object({ event: z.literal('left'), aggregate: z.enum(['project', 'organization']), id: Id })
    .meta({ description: 'I have no part in it any more; after `organization` the stream ends' }),
]);
export type LiveMessage = z.infer<typeof LiveMessage>;

/** The names of the events, for `addEventListener`. */
export const liveEvents = [
  'ready',
  'changed',
  'gone',
  'left',
] as const satisfies readonly LiveMessage['event'][];

/** The data of one event; undefined for a message that this version does not know. */
export function readLiveMessage(data: string): LiveMessage | undefined {
  try {
    return LiveMessage.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}

/** Where an `EventSource` listens, one a tab and organization: it tells of all projects of it. */
export const liveUrl = (organizationId: string): string =>
  `/v1/organizations/${encodeURIComponent(organizationId)}/live`;

/** What arrives on a stream that was opened with `fetch`, for programs that have no `EventSource`; ends with the stream. */
export async function* liveMessagesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<LiveMessage> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let buffered = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (buffered + value).split('\n');
      buffered = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('data:')) data.push(line.slice('data:'.length).trimStart());
        if (line !== '') continue;
        const message = data.length > 0 ? readLiveMessage(data.join('\n')) : undefined;
        data = [];
        if (message) yield message;
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
