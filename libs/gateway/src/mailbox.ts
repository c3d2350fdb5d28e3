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

/** Mails hold secrets: shown only when asked by a localhost name, from this machine, and through no proxy. */
export async function readMailbox(
  mailbox: Mailbox | undefined,
  request: Request,
  to?: string,
): Promise<readonly MailRecord[]> {
  const host = (request.get('host') ?? '').replace(/:\d{1,5}$/, '');
  const from = request.socket.remoteAddress ?? '';
  const local =
    localNames.has(host) && (from === '::1' || from.startsWith('127.') || from.startsWith('::ffff:127.'));
  const forwarded = Object.keys(request.headers).some((name) => forwardingHeader.test(name));
  if (!mailbox || !local || forwarded) throw refuse('request.unknown-route');
  const mails = await mailbox.list();
  return to === undefined ? mails : mails.filter((mail) => mail.to.toLowerCase() === to);
}
