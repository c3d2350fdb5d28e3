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
const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/** Mails hold secrets: shown only when asked by a localhost name, from this machine, and through no proxy. */
export async function readMailbox(
  mailbox: Mailbox | undefined,
  request: Request,
  to?: string,
): Promise<readonly MailRecord[]> {
  const host = (request.get('host') ?? '').replace(/:\d+$/, '');
  const from = request.socket.remoteAddress ?? '';
  const local =
    localNames.has(host) && (from === '::1' || from.startsWith('127.') || from.startsWith('::ffff:127.'));
  const forwarded = forwardingHeaders.some((name) => request.headers[name] !== undefined);
  if (!mailbox || !local || forwarded) throw refuse('request.unknown-route');
  const mails = await mailbox.list();
  return to === undefined ? mails : mails.filter((mail) => mail.to.toLowerCase() === to);
}
