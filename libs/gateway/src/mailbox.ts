import { refuse } from '@tandem/contracts';
import type { Request } from 'express';

export type MailRecord = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly date: string;
  readonly text: string;
};

/** The mails written as files; there only when nothing listens beyond this machine. */
export type Mailbox = { list(): Promise<readonly MailRecord[]> };

const localNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const forwardingHeader =
  /^(x-forwarded.*|forwarded|via|x-real-ip|x-client-ip|x-original-.*|(cf|true|fastly)-(connecting|client)-ip)$/;

/** Whether secrets of this installation may be shown: asked by a localhost name, from this machine, and through no proxy. */
export function isAskedHere(request: Request): boolean {
  const host = (request.get('host') ?? '').replace(/:\d{1,5}$/, '');
  const from = request.socket.remoteAddress ?? '';
  const forwarded = Object.keys(request.headers).some((name) => forwardingHeader.test(name));
  return (
    localNames.has(host) &&
    (from === '::1' || from.startsWith('127.') || from.startsWith('::ffff:127.')) &&
    !forwarded
  );
}

/** Mails hold secrets: they are shown on this machine alone. */
export async function readMailbox(
  mailbox: Mailbox | undefined,
  request: Request,
  to?: string,
): Promise<readonly MailRecord[]> {
  if (!mailbox || !isAskedHere(request)) throw refuse('request.unknown-route');
  const mails = await mailbox.list();
  return to === undefined ? mails : mails.filter((mail) => mail.to.toLowerCase() === to);
}
