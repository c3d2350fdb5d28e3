import { once } from 'node:events';
import { request } from 'node:http';
import type { ClientRequest, RequestListener } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Listening } from '@tandem/platform';
import { listen } from '@tandem/platform';
import { afterEach, describe, expect, it } from 'vitest';
import { giveUpInSilence, isSilence } from './silence.ts';

describe('a service that is sent a request', () => {
  let service: Listening | undefined;
  let told = 0;
  const send = async (answer: RequestListener, method = 'GET'): Promise<ClientRequest> => {
    service = await listen(answer, { port: 0, host: '127.0.0.1' });
    const sent = request(service.url, { method });
    giveUpInSilence(sent, 1, () => (told += 1));
    return sent;
  };
  const failure = async (sent: ClientRequest) => isSilence((await once(sent, 'error'))[0] as Error);
  afterEach(async () => {
    told = 0;
    service?.server.closeAllConnections();
    await service?.close();
  });

  it('and is silent is given up', async () => {
    const sent = await send(() => {});
    sent.end();
    expect([await failure(sent), told]).toEqual([true, 1]);
  });

  it('and takes no more of a large one is given up too', async () => {
    const sent = await send((incoming) => void incoming.pause(), 'POST');
    sent.write(Buffer.alloc(50_000_000));
    expect(await failure(sent)).toBe(true);
  });

  it('has all the time in which its client sends nothing, and in which its answer goes on', async () => {
    const sent = await send((incoming, response) => {
      incoming.resume().once('end', async () => {
        response.write('one ');
        await pause(2_500);
        response.end('two');
      });
    }, 'POST');
    sent.write('a');
    await pause(2_500);
    sent.end('b');
    const [answer] = (await once(sent, 'response')) as [NodeJS.ReadableStream];
    let text = '';
    for await (const part of answer) text += String(part);
    expect([text, told]).toEqual(['one two', 0]);
  });
});
