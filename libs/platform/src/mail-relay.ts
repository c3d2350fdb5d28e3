import type { Aggregates } from './aggregate.ts';
import type { Gated, PendingMail } from './gated-document.ts';
import type { Logger } from './logging.ts';
import { createMailPauses } from './mail-pauses.ts';
import type { Document, Mail, Mailer } from './ports/index.ts';
import { MailNotSent, Unavailable } from './ports/index.ts';
import type { Runtime } from './runtime.ts';
import type { Scope } from './telemetry/scope.ts';
import { currentScope, inScope } from './telemetry/scope.ts';

export type MailRelay<State extends Document> = {
  /** Sends the mails that this process has just committed, and tries again what it could not send of that document's. */
  committed(document: Gated<State>, mails: readonly PendingMail[]): void;
  /** Begins to try again what failed, and to send what no process has sent in time. Rejects where the store does. */
  sweep(): Promise<void>;
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>;
};

type Means = {
  readonly runtime: Runtime;
  readonly logger: Logger;
  readonly mailer: Mailer;
  readonly renderMail: (mail: PendingMail) => Mail | Promise<Mail>;
  readonly onFailure: () => void;
};

/** Milliseconds. Far longer than a mailer takes: sooner, a mail that one process is sending would be sent by another too. */
const abandonedAfter = 60_000;
const atOnce = 200;
const remembered = 10_000;

/** Sends an aggregate's mails: each at once by the process that committed it, by any other only when that one is late. */
export function createMailRelay<State extends Document, Public extends object, Queries>(
  { documents }: Pick<Aggregates<State, Public, Queries>, 'documents'>,
  { runtime, logger, mailer, renderMail, onFailure }: Means,
): MailRelay<State> {
  type Due = { readonly documentId: string; readonly mail: PendingMail; readonly scope: Scope | undefined };
  const pauses = createMailPauses(runtime.now);
  const underWay = new Map<string, Promise<void>>();
  const failed = new Map<string, Due>();
  /** A write that read the document before its mail was pulled brings it back. */
  const sent = new Set<string>();
  /** Where the next sweep goes on: many mails that fail for good hide none behind them. */
  let rest: { readonly cutoff: string; readonly after: string } | undefined;

  const deliver = async (due: Due) => {
    const { id, kind } = due.mail;
    try {
      if (!sent.has(id)) await mailer.send(await renderMail(due.mail));
      sent.add(id);
      await documents.pull('gate.mailsDue', [{ id: due.documentId, elementIds: [id] }]);
      forget(id);
    } catch (error) {
      onFailure();
      failed.delete(id);
      failed.set(id, due);
      const about = { ...tellable(error), mail: id, kind, ...pauses.failed(id) };
      const what = sent.has(id) ? 'a mail was sent, which could not be noted' : 'a mail was not sent';
      inScope(due.scope, () => logger.error(about, `${what}; it is tried again after a pause`));
    }
    for (const known of [sent, failed])
      for (const one of known.keys()) {
        if (known.size <= remembered) break;
        known.delete(one);
      }
  };

  const forget = (mailId: string) => {
    failed.delete(mailId);
    pauses.sent(mailId);
  };

  const send = (due: Due) => {
    const { id } = due.mail;
    if (underWay.has(id) || pauses.has(id)) return;
    const sending = inScope(undefined, () => deliver(due)).finally(() => underWay.delete(id));
    underWay.set(id, sending);
  };

  /** Another process may have sent them meanwhile: only what is still due is tried again. */
  const tryAgain = async () => {
    const isDue = ({ mail }: Due) => !underWay.has(mail.id) && !pauses.has(mail.id);
    const again = [...failed.values()].filter(isDue).slice(0, atOnce);
    if (again.length === 0) return;
    const found = await documents.getMany([...new Set(again.map(({ documentId }) => documentId))]);
    const still = new Set(found.flatMap(({ doc }) => doc.gate.mailsDue.map(({ id }) => id)));
    for (const due of again)
      if (still.has(due.mail.id)) send(due);
      else forget(due.mail.id);
  };

  const sendAbandoned = async () => {
    const cutoff = rest?.cutoff ?? new Date(runtime.now().getTime() - abandonedAfter).toISOString();
    const page = { limit: atOnce, ...(rest && { after: rest.after }) };
    const { rows, next } = await documents.find('unsent', cutoff, page);
    rest = next === undefined ? undefined : { cutoff, after: next };
    for (const { id, gate } of rows)
      for (const mail of gate.mailsDue)
        if (mail.at <= cutoff) send({ documentId: id, mail, scope: undefined });
  };

  return {
    committed({ id, gate }, mails) {
      const scope = currentScope();
      for (const mail of mails) send({ documentId: id, mail, scope });
      for (const { id: mailId } of gate.mailsDue) {
        const due = failed.get(mailId);
        if (due) send(due);
      }
    },
    async sweep() {
      await tryAgain();
      await sendAbandoned();
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
  };
}

/** Of other errors only where they were thrown: what fails about a mail tells in its message whom it is for. */
function tellable(error: unknown): object {
  if (error instanceof MailNotSent || error instanceof Unavailable) return { error };
  const { name, code, stack }: NodeJS.ErrnoException = error instanceof Error ? error : new Error();
  return { failure: { type: name, code, where: stack?.match(/^ {4}at .+$/gm)?.slice(0, 5) } };
}
