import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openCopy } from './copies.ts';
import type { PublishedEvent } from './event.ts';
import type { Aggregates } from './aggregate.ts';
import { openAggregates } from './gate.ts';
import type { Jar } from './gate.fixture.ts';
import { context, jars, newJar, oneMore, openFolder } from './gate.fixture.ts';
import { createLogger } from './logging.ts';
import type { Mail } from './ports/index.ts';
import { createRelay } from './relay.ts';

const logger = createLogger('relay', 'silent');
const taken = (index: string) => new Error(`taken: ${index}`);
const JarState = z.object({ id: z.string(), sweets: z.int() });
type Opened = ReturnType<typeof openFolder>;

const copyIn = ({ store }: Opened, schema: z.ZodType<z.infer<typeof JarState>> = JarState) =>
  openCopy(store, {
    name: 'jar-copies',
    aggregate: 'jar',
    topic: jars.topic,
    schema,
    indexes: [],
    queries: {},
  });
const event = (stateseq: number, state: object) => ({
  key: 'a',
  value: { subject: 'a', seq: stateseq, stateseq, data: { change: {}, state } },
});

describe('the relay', () => {
  let opened: Opened;
  let gate: Aggregates<Jar, { id: string; sweets: number }, typeof jars.collection.queries>;
  beforeEach(() => {
    opened = openFolder();
    gate = openAggregates(opened.store, jars, opened.runtime);
  });
  afterEach(() => opened.close());

  const collected = async () => {
    const events: PublishedEvent[] = [];
    const { caughtUp } = await opened.log.subscribe('test', [jars.topic], async (records) => {
      events.push(...records.map(({ value }) => value as PublishedEvent));
    });
    await caughtUp;
    return events;
  };

  it('publishes the events of a command right after its commit, with the state they led to, and empties the outbox', async () => {
    const relay = createRelay(gate, { ...opened, logger });
    await gate.insert('a', context(), newJar('a'), taken);
    await gate.update('a', context(), oneMore());
    await relay.close();
    const events = await collected();
    expect(events.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(events.at(-1)).toMatchObject({
      subject: 'a',
      stateseq: 2,
      data: { state: { id: 'a', sweets: 1 } },
    });
    expect((await gate.documents.get('a'))?.doc.gate.outbox).toEqual([]);
  });

  it('publishes at its start what an earlier process left in the outbox', async () => {
    await gate.insert('left', context(), newJar('left'), taken);
    const relay = createRelay(gate, { ...opened, logger });
    await relay.start();
    expect((await collected()).map(({ subject }) => subject)).toEqual(['left']);
    await relay.close();
  });

  it('keeps what could not be published, and publishes it later', async () => {
    let broken = true;
    const log = {
      ...opened.log,
      publish: (...args: Parameters<Opened['log']['publish']>) =>
        broken ? Promise.reject(new Error('no broker')) : opened.log.publish(...args),
    };
    const relay = createRelay(gate, { ...opened, log, logger });
    await gate.insert('a', context(), newJar('a'), taken);
    await vi.waitFor(async () => expect((await gate.documents.get('a'))?.doc.gate.outbox).toHaveLength(1));
    broken = false;
    await relay.start();
    expect((await collected()).map(({ seq }) => seq)).toEqual([1]);
    await relay.close();
  });

  it('sends the mails of a command after its commit, with a text made only then', async () => {
    const sent: Mail[] = [];
    const relay = createRelay(gate, {
      ...opened,
      logger,
      mailer: { send: async (mail) => void sent.push(mail), close: async () => {} },
      renderMail: ({ id, to, about }) => ({
        id,
        to,
        subject: 'Sweets',
        text: `token for ${String(about['jar'])}`,
      }),
    });
    await gate.insert(
      'a',
      context(),
      { ...newJar('a'), mails: [{ kind: 'made', to: 'ada@example.org', about: { jar: 'a' } }] },
      taken,
    );
    await relay.close();
    expect(sent.map(({ to, text }) => [to, text])).toEqual([['ada@example.org', 'token for a']]);
    expect((await gate.documents.get('a'))?.doc.gate.mailsDue).toEqual([]);
  });

  it('leaves a mail that fails alone for a while, tells each failure, and sends the others meanwhile', async () => {
    let now = new Date('2026-11-24T09:00:00.000Z');
    const sent: string[] = [];
    const told: object[] = [];
    const relay = createRelay(gate, {
      ...opened,
      runtime: { ...opened.runtime, now: () => now },
      logger: { ...logger, error: (about) => void told.push(about) },
      mailer: {
        send: async ({ to }) => {
          if (to.startsWith('nobody')) throw new Error('no such mailbox');
          sent.push(to);
        },
        close: async () => {},
      },
      renderMail: ({ id, to }) => ({ id, to, subject: 'Sweets', text: 'Sweets' }),
    });
    const insert = (id: string, ...addresses: string[]) => {
      const mails = addresses.map((to) => ({ kind: 'made', to, about: {} }));
      return gate.insert(id, context(), { ...newJar(id), mails }, taken);
    };
    const tries = () => told.map((about) => (about as { tries?: number }).tries);
    await insert('a', 'nobody@example.org', 'ada@example.org');
    await vi.waitFor(async () => expect((await gate.documents.get('a'))?.doc.gate.mailsDue).toHaveLength(1));
    now = new Date(now.getTime() + 1_000);
    await gate.update('a', context(), oneMore());
    await insert('b', 'leo@example.org');
    await vi.waitFor(() => expect(sent).toEqual(['ada@example.org', 'leo@example.org']));
    expect(tries()).toEqual([1]);
    now = new Date(now.getTime() + 1_000);
    await gate.update('a', context(), oneMore());
    await vi.waitFor(() => expect(tries()).toEqual([1, 2]));
    await relay.close();
    expect(told.at(-1)).toMatchObject({ kind: 'made', tries: 2, pause: 4_000 });
    expect((await gate.documents.get('a'))?.doc.gate.mailsDue.map(({ to }) => to)).toEqual([
      'nobody@example.org',
    ]);
  });

  it('reaches what was never sent behind any number of mails that fail', async () => {
    const sent: string[] = [];
    const options = {
      ...opened,
      logger,
      mailer: {
        send: async ({ to }: Mail) => {
          if (to.startsWith('nobody')) throw new Error('no such mailbox');
          sent.push(to);
        },
        close: async () => {},
      },
      renderMail: ({ id, to }: { id: string; to: string }) => ({ id, to, subject: 'Sweets', text: 'Sweets' }),
    };
    const due = (id: string, to: string) =>
      gate.insert(id, context(), { ...newJar(id), mails: [{ kind: 'made', to, about: {} }] }, taken);
    await Promise.all(
      Array.from({ length: 200 }, (_, index) => due(`a${index}`, `nobody${index}@example.org`)),
    );
    await new Promise((resolve) => setTimeout(resolve, 2));
    await due('b', 'ada@example.org');
    const withoutMailer = createRelay(gate, { ...opened, logger });
    await withoutMailer.start();
    await withoutMailer.close();
    const relay = createRelay(gate, options);
    await relay.start();
    await vi.waitFor(() => expect(sent).toEqual(['ada@example.org']), 10_000);
    await relay.close();
  });
});

describe('a copy', () => {
  let opened: Opened;
  beforeEach(() => (opened = openFolder()));
  afterEach(() => opened.close());

  it('ignores an event that arrives twice or late', async () => {
    const copy = copyIn(opened);
    await copy.handle([event(2, { id: 'a', sweets: 2 })], jars.topic);
    await copy.handle([event(1, { id: 'a', sweets: 1 }), event(2, { id: 'a', sweets: 2 })], jars.topic);
    expect(await copy.get('a')).toEqual({ id: 'a', sweets: 2 });
    expect([await copy.applied('a', 2), await copy.applied('a', 3)]).toEqual([true, false]);
  });

  it('refuses to be read while it could not take in the newest state, and is right again with the next', async () => {
    const copy = copyIn(opened);
    await copy.handle([event(1, { id: 'a', sweets: 1 })], jars.topic);
    await copy.handle([event(2, { id: 'a', sweets: 'many' })], jars.topic);
    await expect(copy.get('a')).rejects.toMatchObject({ refusal: { code: 'copy.behind' } });
    await expect(copy.getMany(['a'])).rejects.toMatchObject({ refusal: { code: 'copy.behind' } });
    expect(await copy.applied('a', 2)).toBe(false);
    await copy.handle([event(3, { id: 'a', sweets: 3 })], jars.topic);
    expect(await copy.get('a')).toEqual({ id: 'a', sweets: 3 });
  });

  it('refuses to be read after a message that is no event at all, and goes on with the next', async () => {
    const copy = copyIn(opened);
    await copy.handle([event(1, { id: 'a', sweets: 1 })], jars.topic);
    await copy.handle([{ key: 'a', value: 'garbage' }], jars.topic);
    await expect(copy.get('a')).rejects.toMatchObject({ refusal: { code: 'copy.behind' } });
    await copy.handle([event(2, { id: 'a', sweets: 2 })], jars.topic);
    expect(await copy.get('a')).toEqual({ id: 'a', sweets: 2 });
  });

  it('is not led astray by a message that is no event in the middle of a batch, before or after a good one', async () => {
    const copy = copyIn(opened);
    const garbage = { key: 'a', value: 'garbage' };
    await copy.handle([garbage, event(10, { id: 'a', sweets: 10 })], jars.topic);
    expect(await copy.get('a')).toEqual({ id: 'a', sweets: 10 });
    await copy.handle([event(12, { id: 'a', sweets: 12 }), garbage], jars.topic);
    await copy.handle([event(11, { id: 'a', sweets: 11 })], jars.topic);
    await expect(copy.get('a')).rejects.toMatchObject({ refusal: { code: 'copy.behind' } });
    await copy.handle([event(13, { id: 'a', sweets: 13 })], jars.topic);
    expect([...(await copy.getMany(['a', 'nobody'])).values()]).toEqual([{ id: 'a', sweets: 13 }]);
  });

  it('is repaired by the same event once the code understands it', async () => {
    const odd = event(2, { id: 'a', sweets: 2.5 });
    await copyIn(opened).handle([odd], jars.topic);
    const mended = copyIn(opened, z.object({ id: z.string(), sweets: z.number() }));
    await mended.handle([odd], jars.topic);
    expect(await mended.get('a')).toEqual({ id: 'a', sweets: 2.5 });
  });
});
