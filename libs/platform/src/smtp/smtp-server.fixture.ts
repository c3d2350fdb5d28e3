import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { SMTPServerOptions } from 'smtp-server';
import { SMTPServer } from 'smtp-server';
import type { Mail } from '../ports/index.ts';

/** A mail as it came over the wire: who it was for, and its source as one character a byte. */
export type Received = { readonly recipients: readonly string[]; readonly source: string };

export type TestServer = {
  readonly port: number;
  readonly received: readonly Received[];
  readonly connections: () => number;
  close(): Promise<void>;
};

/** A mail server on a free port of this machine. */
export async function startSmtpServer(options: SMTPServerOptions = {}): Promise<TestServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      buffer(stream).then((bytes) => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ recipients, source: bytes.toString('latin1') });
        done();
      }, done);
    },
    ...options,
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    connections: () => server.connections.size,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const utf8 = (latin1: string) => Buffer.from(latin1, 'latin1').toString('utf8');
const quotedPrintable = (text: string) =>
  text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
const decoded = (text: string, encoding: string) =>
  encoding === 'base64' ? Buffer.from(text, 'base64').toString('latin1') : quotedPrintable(text);

/** Header fields by their name in lower case, unfolded, words decoded (RFC 2047). */
export function headersOf(source: string): ReadonlyMap<string, string> {
  const [head = ''] = source.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      const words = line
        .slice(colon + 1)
        .trim()
        .replaceAll(/\?= =\?/g, '?==?')
        .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
          decoded(word.replaceAll('_', ' '), kind.toLowerCase() === 'b' ? 'base64' : 'q'),
        );
      return [line.slice(0, colon).toLowerCase(), utf8(words)];
    }),
  );
}

/** What a mail program makes of it. */
export function readMail({ source }: Received): Mail {
  const headers = headersOf(source);
  const body = source.slice(source.indexOf('\r\n\r\n') + 4);
  const text = decoded(body, headers.get('content-transfer-encoding') ?? '');
  const [id = ''] = (headers.get('message-id') ?? '').slice(1).split('@');
  return {
    id: decodeURIComponent(id),
    to: headers.get('to') ?? '',
    subject: headers.get('subject') ?? '',
    text: utf8(text).replaceAll('\r\n', '\n'),
  };
}
