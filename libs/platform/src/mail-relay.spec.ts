import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openAggregates } from './gate.ts';
import { context, jars, newJar, oneMore, openFolder } from './gate.fixture.ts';
import { createLogger } from './logging.ts';
import type { Logger } from './logging.ts';
import type { Mail } from './ports/index.ts';
import { createRelay } from './relay.ts';

const taken = (index: string) => new Error(`taken: ${index}`);
const silent = createLogger('mails', 'silent');

let opened: ReturnType<typeof openFolder>;
let now: Date;
let sent: string[];
let closing: (() => Promise<void>)[];
beforeEach(() => {
  opened = openFolder();
  now = new Date('2026-11-24T09:00:00.000Z');
  sent = [];
  closing = [];
});
afterEach(async () => {
  await Promise.all(closing.map((close) => close()));
  await opened.close();
});

const pass = (seconds: number) => (now = new Date(now.getTime() + seconds * 1_000));
const record = async ({ to }: Mail) => void sent.push(to);
const refusingNobody = async (mail: Mail) => {
  if (mail.to.startsWith('nobody')) throw new Error(`550 <${mail.to}>: no such mailbox`);
  await record(mail);
};

/** One process of several over the same store. */
function aProcess(send: (mail: Mail) => Promise<void> = record, logger: Logger = silent) {
  const runtime = { ...opened.runtime, now: () => now };
  const gate = openAggregates(opened.store, jars, runtime);
  const relay = createRelay(gate, {
    ...{ ...opened, runtime, logger },
    mailer: { send, close: async () => {} },
    renderMail: ({ id, to, about }) => ({
      id,
      to,
      subject: 'Sweets',
      text: `token for ${String(about['jar'])}`,
    }),
  });
  closing.push(relay.close);
  const insert = (id: string, ...addresses: string[]) => {
    const mails = addresses.map((to) => ({ kind: 'made', to, about: { jar: id } }));
    return gate.insert(id, context(), { ...newJar(id), mails }, taken);
  };
  return { gate, relay, insert };
}
/** One that dies right after the commit of these mails. */
const leftBehind = (id: string, ...to: string[]) =>
  openAggregates(opened.store, jars, { ...opened.runtime, now: () => now }).insert(
    id,
    context(),
    { ...newJar(id), mails: to.map((address) => ({ kind: 'made', to: address, about: {} })) },
    taken,
  );
const due = async (id: string) =>
  (await aProcess().gate.documents.get(id))?.doc.gate.mailsDue.map(({ to }) => to);

describe('the mails of a command', () => {
  it('are sent after its commit, with a text made only then', async () => {
    const mails: Mail[] = [];
    const { relay, insert } = aProcess(async (mail) => void mails.push(mail));
    await insert('a', 'ada@example.org');
    await relay.close();
    expect(mails.map(({ to, text }) => [to, text])).toEqual([['ada@example.org', 'token for a']]);
    expect(await due('a')).toEqual([]);
  });

  it('are sent once, however slowly, while other processes start, sweep and change the same document', async () => {
    const answer = Promise.withResolvers<void>();
    const one = aProcess(async (mail) => {
      await record(mail);
      await answer.promise;
    });
    const other = aProcess();
    await Promise.all([one.relay.start(), other.relay.start()]);
    await one.insert('a', 'ada@example.org');
    pass(50);
    const restarted = aProcess();
    await restarted.relay.start();
    await other.gate.update('a', context(), oneMore());
    await one.gate.update('a', context(), oneMore());
    await other.relay.close();
    await restarted.relay.close();
    expect(await due('a')).toEqual(['ada@example.org']);
    answer.resolve();
    await one.relay.close();
    expect(sent).toEqual(['ada@example.org']);
    expect(await due('a')).toEqual([]);
  });

  it('are sent by another process when that which committed them has died, a minute later', async () => {
    const other = aProcess();
    await leftBehind('a', 'ada@example.org');
    await other.relay.start();
    pass(30);
    await other.insert('b', 'leo@example.org');
    const restarted = aProcess();
    await restarted.relay.start();
    await restarted.relay.close();
    expect(sent).toEqual(['leo@example.org']);
    pass(30);
    await vi.waitFor(() => expect(sent).toEqual(['leo@example.org', 'ada@example.org']), 10_000);
    await vi.waitFor(async () => expect(await due('a')).toEqual([]));
  });
});

describe('a mail that fails', () => {
  it('is left alone for a while and told each time; the others are sent meanwhile', async () => {
    const told: object[] = [];
    const { gate, relay, insert } = aProcess(refusingNobody, {
      ...silent,
      error: (about) => void told.push(about),
    });
    const tries = () => told.map((about) => (about as { tries?: number }).tries);
    await insert('a', 'nobody@example.org', 'ada@example.org');
    await vi.waitFor(async () => expect(await due('a')).toEqual(['nobody@example.org']));
    pass(1);
    await gate.update('a', context(), oneMore());
    await insert('b', 'leo@example.org');
    await vi.waitFor(() => expect(sent).toEqual(['ada@example.org', 'leo@example.org']));
    expect(tries()).toEqual([1]);
    pass(1);
    await gate.update('a', context(), oneMore());
    await vi.waitFor(() => expect(tries()).toEqual([1, 2]));
    await relay.close();
    expect(told.at(-1)).toMatchObject({ kind: 'made', tries: 2, pause: 4_000 });
  });

  it('is tried again by its process after its pause, not only when it counts as abandoned', async () => {
    const told: object[] = [];
    const { relay, insert } = aProcess(
      async (mail) => {
        if (told.length === 0) throw new Error('not now');
        await record(mail);
      },
      { ...silent, error: (about) => void told.push(about) },
    );
    await relay.start();
    await insert('a', 'ada@example.org');
    await vi.waitFor(() => expect(told).toMatchObject([{ tries: 1, pause: 2_000 }]));
    pass(2);
    await vi.waitFor(() => expect(sent).toEqual(['ada@example.org']), 10_000);
  });

  it('is not tried again once another process has sent it', async () => {
    let failures = 0;
    const { relay, insert } = aProcess(async () => {
      failures += 1;
      throw new Error('not now');
    });
    await insert('a', 'ada@example.org');
    await vi.waitFor(() => expect(failures).toBe(1));
    await relay.close();
    pass(60);
    const other = aProcess();
    await other.relay.start();
    await other.relay.close();
    expect(sent).toEqual(['ada@example.org']);
    await relay.start();
    await relay.close();
    expect(failures).toBe(1);
  });

  it('hides none behind it, however many fail', async () => {
    await leftBehind('a', 'nobody@example.org');
    await Promise.all(
      Array.from({ length: 199 }, (_, index) => leftBehind(`a${index}`, `nobody${index}@example.org`)),
    );
    pass(1);
    await leftBehind('b', 'ada@example.org');
    pass(60);
    await aProcess(refusingNobody).relay.start();
    await vi.waitFor(() => expect(sent).toEqual(['ada@example.org']), 10_000);
  });

  it('is told of in the log without its address', async () => {
    let lines = '';
    const destination = new Writable({
      write(chunk, _encoding, done) {
        lines += String(chunk);
        done();
      },
    });
    const { insert, relay } = aProcess(refusingNobody, createLogger('mails', 'info', destination));
    await insert('a', 'nobody@example.org');
    await relay.close();
    expect(lines).toContain('a mail was not sent');
    expect(lines).not.toMatch(/nobody|example\.org/);
  });
});
