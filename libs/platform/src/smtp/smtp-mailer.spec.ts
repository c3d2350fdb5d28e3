import { inspect } from 'node:util';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { mailerConformance } from '../conformance/index.ts';
import { MailNotSent } from '../ports/index.ts';
import { openSmtpMailer } from './smtp-mailer.ts';
import type { TestServer } from './smtp-server.fixture.ts';
import { headersOf, readMail, startSmtpServer } from './smtp-server.fixture.ts';

const from = 'Tandem <tandem@mail.example>';
const aMail = (id = 'm1') => ({ id, to: 'aiko@example.com', subject: 'Hello', text: 'Hello Aiko\n' });

mailerConformance('the SMTP mailer', async () => {
  const server = await startSmtpServer();
  const open = () => openSmtpMailer({ url: `smtp://127.0.0.1:${server.port}`, from });
  const opened = [open()];
  return {
    mailer: opened[0] ?? open(),
    sent: async () => server.received.map(readMail),
    async reopen() {
      await opened[0]?.close();
      const again = open();
      opened.push(again);
      return again;
    },
    async close() {
      await Promise.all(opened.map((mailer) => mailer.close()));
      await server.close();
    },
  };
});

describe('the SMTP mailer', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });
  const start = async (...options: Parameters<typeof startSmtpServer>) => {
    const server = await startSmtpServer(...options);
    closing.push(() => server.close());
    return server;
  };
  const open = (url: string) => {
    const mailer = openSmtpMailer({ url, from });
    closing.push(() => mailer.close());
    return mailer;
  };
  const at = ({ port }: TestServer) => `smtp://127.0.0.1:${port}`;

  it('says who sends, that no person does, and names the mail by an id that a repeat has too', async () => {
    const server = await start();
    const mailer = open(at(server));
    await mailer.send(aMail('org:(invitation)/3.'));
    await mailer.send(aMail('org:(invitation)/3.'));
    const [one, again] = server.received.map(({ source }) => headersOf(source));
    expect(one?.get('from')).toBe(from);
    expect(one?.get('auto-submitted')).toBe('auto-generated');
    expect(one?.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(one?.get('message-id')).toBe('<org%3A%28invitation%29%2F3%2E@mail.example>');
    expect(again?.get('message-id')).toBe(one?.get('message-id'));
  });

  test.for(['aiko@example.com, mallory@example.com', 'aiko@example.com\r\nBcc: mallory@example.com'])(
    'sends nobody else a mail to %j',
    async (to) => {
      const server = await start();
      await open(at(server))
        .send({ ...aMail(), to })
        .catch(() => {});
      expect(server.received.flatMap(({ recipients }) => recipients)).not.toContain('mallory@example.com');
      expect(server.received.map(({ source }) => headersOf(source).has('bcc'))).not.toContain(true);
    },
  );

  it('refuses an address that the server does not take, and goes on with the next', async () => {
    const server = await start({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('nobody') ? new Error('no such mailbox') : null),
    });
    const mailer = open(at(server));
    const [refused, taken] = await Promise.allSettled([
      mailer.send({ ...aMail('m1'), to: 'nobody@example.com' }),
      mailer.send(aMail('m2')),
    ]);
    expect([refused.status, taken.status]).toEqual(['rejected', 'fulfilled']);
    expect(server.received.map((mail) => readMail(mail).id)).toEqual(['m2']);
  });

  it('hands on nothing of what a server answers: it repeats the address', async () => {
    const server = await start({
      onRcptTo: ({ address }, _session, done) =>
        done(Object.assign(new Error(`<${address}>: no such mailbox`), { responseCode: 550 })),
    });
    const failed: unknown = await open(at(server))
      .send(aMail())
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(MailNotSent);
    expect(failed).toMatchObject({
      code: 'EENVELOPE',
      responseCode: 550,
      message: expect.stringMatching(/550/),
    });
    expect(inspect(failed, { depth: 9, showHidden: true })).not.toContain('aiko');
  });

  it('sends many mails over a few connections, and ends them when it is closed', async () => {
    const server = await start();
    const mailer = openSmtpMailer({ url: at(server), from });
    const sending = Promise.all(Array.from({ length: 40 }, (_, index) => mailer.send(aMail(`m${index}`))));
    await vi.waitFor(() => expect(server.received.length).toBeGreaterThan(0));
    expect(server.connections()).toBeLessThanOrEqual(5);
    await mailer.close();
    await sending;
    expect(server.received).toHaveLength(40);
    await vi.waitFor(() => expect(server.connections()).toBe(0));
  });

  it('logs in with the name and password of the URL', async () => {
    const seen: unknown[] = [];
    const server = await start({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        seen.push([username, password]);
        done(null, { user: username });
      },
    });
    await open(`smtp://tandem:s%40cret@127.0.0.1:${server.port}`).send(aMail());
    expect(seen).toEqual([['tandem', 's@cret']]);
  });

  it('talks TLS from the start to smtps://, to servers alone whose certificate it can check', async () => {
    const server = await start({ secure: true });
    const url = `smtps://127.0.0.1:${server.port}`;
    await expect(open(url).send(aMail())).rejects.toThrow(/certificate/);
    await open(`${url}?tls.rejectUnauthorized=false`).send(aMail());
    expect(server.received).toHaveLength(1);
  });

  it('sends nothing in the clear where the URL demands TLS', async () => {
    const server = await start();
    await expect(open(`${at(server)}?requireTLS=true`).send(aMail())).rejects.toThrow();
    expect(server.received).toEqual([]);
  });

  it('fails when nobody listens', async () => {
    const server = await startSmtpServer();
    await server.close();
    await expect(open(at(server)).send(aMail())).rejects.toMatchObject({ code: 'ESOCKET' });
  });

  test.for([
    ['http://mail.example', from],
    ['mail.example:25', from],
    ['smtp://mail.example', 'Tandem'],
    ['smtp://mail.example', 'tandem@mail.example\r\nBcc: mallory@example.com'],
  ] as const)('does not open with %j and from %j', ([url, sender]) => {
    expect(() => openSmtpMailer({ url, from: sender })).toThrow(TypeError);
  });
});
