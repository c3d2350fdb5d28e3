import type { LiveMessage, Send } from '@tandem/contracts';
import { ApiProblem, liveMessagesOf, liveUrl } from '@tandem/contracts';

export type Listener = {
  /** What was told so far. */
  readonly messages: readonly LiveMessage[];
  /** How the stream ended: by the server, or because the connection broke. */
  readonly ended: Promise<'ended' | 'broken'>;
  stop(): void;
};

/** Opens a stream as a tab would; resolves when it says that it is ready. @throws ApiProblem where it is refused. */
export async function listen(url: string, send: Send, organizationId: string): Promise<Listener> {
  const closing = new AbortController();
  const response = await send(`${url}${liveUrl(organizationId)}`, {
    headers: { accept: 'text/event-stream', 'accept-encoding': 'gzip, br' },
    signal: closing.signal,
  });
  if (!response.ok || !response.body)
    throw new ApiProblem(response.status, (await response.json()) as Record<string, unknown>);
  const messages: LiveMessage[] = [];
  const ready = Promise.withResolvers<void>();
  const read = async (body: ReadableStream<Uint8Array>) => {
    for await (const message of liveMessagesOf(body)) {
      messages.push(message);
      if (message.event === 'ready') ready.resolve();
    }
  };
  const ended = read(response.body).then(
    () => 'ended' as const,
    () => 'broken' as const,
  );
  void ended.then(() => ready.resolve());
  await ready.promise;
  return { messages, ended, stop: () => closing.abort() };
}
