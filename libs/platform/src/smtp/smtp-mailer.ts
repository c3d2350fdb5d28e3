import { createTransport } from 'nodemailer';
import type { Mailer } from '../ports/index.ts';
import { MailNotSent } from '../ports/index.ts';
import { messageId } from './message-id.ts';

const seconds = 1_000;
/** Waiting for a connection included: mails that a stalled server holds up fail together. */
const longestSending = 20 * seconds;

/**
 * Mails by a mail server. `url` is `smtps://user:password@host` (TLS from the start) or `smtp://…` (STARTTLS where the server offers it,
 * demanded by `?requireTLS=true`); `from` is an address or `Name <address>`. Throws TypeError when either is neither.
 */
export function openSmtpMailer({ url, from }: { url: string; from: string }): Mailer {
  if (!/^smtps?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new TypeError('the mail server’s URL begins with smtp:// or smtps://');
  }
  const domain = /^(?:[^<>\r\n]*<)?[^\s<>@]+@([^\s<>@]+?)>?$/.exec(from)?.[1];
  if (domain === undefined) throw new TypeError('`from` is an address or `Name <address>`');
  const transport = createTransport({
    url,
    pool: true,
    connectionTimeout: 5 * seconds,
    greetingTimeout: 5 * seconds,
    dnsTimeout: 5 * seconds,
    socketTimeout: 10 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const sending = new Set<Promise<unknown>>();

  return {
    async send({ id, to, subject, text }) {
      const sent = transport.sendMail({
        from,
        // An object is one address whatever it holds; a string could be a list of them.
        to: { name: '', address: to },
        subject,
        text,
        messageId: messageId(id, domain),
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(longestSending),
      });
      sending.add(sent);
      await sent
        .catch((error: unknown) => {
          throw notSent(error);
        })
        .finally(() => sending.delete(sent));
    },
    async close() {
      await Promise.allSettled(sending);
      transport.close();
    },
  };
}

type SendingError = {
  readonly name: string;
  readonly message: string;
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
};

/** Neither its text nor it as a cause is handed on, but of a connection that did not come about: nobody is named yet. */
function notSent(error: unknown): MailNotSent {
  const { message, code, originalCode, command, response, responseCode } = error as SendingError;
  const known = {
    ...(typeof code === 'string' && { code }),
    ...(typeof responseCode === 'number' && { responseCode }),
  };
  if (command === 'CONN' && response === undefined)
    return new MailNotSent(`the mail server cannot be reached: ${message}`, known);
  const parts = [command, code, originalCode, responseCode].filter(
    (part) => typeof part === 'string' || typeof part === 'number',
  );
  return new MailNotSent(
    `the mail was not sent (${parts.join(', ') || (error as SendingError).name})`,
    known,
  );
}
