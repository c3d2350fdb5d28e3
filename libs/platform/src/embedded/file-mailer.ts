import { mkdirSync, readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mail, Mailer } from '../ports/index.ts';
import { openScratch, writeDurably } from './durable-file.ts';

export type FiledMail = Mail & {
  /** ISO time. */
  readonly date: string;
};

const namePattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(.+)\.eml$/;
const timeLength = '20261124T070501120Z'.length;

/**
 * Writes each mail as a file that mail programs open, named by time and id. An id that is there already is not sent again, by
 * whichever process it came there; two processes that send it in the same moment may both.
 */
export function openFileMailer({
  folder,
  now = () => new Date(),
}: {
  folder: string;
  now?: () => Date;
}): Mailer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const scratch = openScratch(join(folder, '.unfinished'));
  const names = readdirSync(folder).filter((name) => namePattern.test(name));
  const sent = new Map(names.map((name) => [parseName(name).id, Promise.resolve()]));
  let latest = names.reduce((time, name) => Math.max(time, parseName(name).date.getTime()), 0);

  const write = async (mail: Mail): Promise<void> => {
    const ending = `-${encodeURIComponent(mail.id)}.eml`;
    const there = (await readdir(folder)).filter((name) => namePattern.test(name));
    if (there.some((name) => name.slice(timeLength) === ending)) return;
    // Names sort by time even where several mails share a millisecond.
    latest = Math.max(now().getTime(), latest + 1);
    const date = new Date(latest);
    const name = `${date.toISOString().replaceAll(/[-:.]/g, '')}${ending}`;
    await writeDurably(join(folder, name), toText(mail, date), scratch);
  };

  return {
    async send(mail) {
      const sending = sent.get(mail.id) ?? write(mail);
      sent.set(mail.id, sending);
      await sending.catch((error: unknown) => {
        sent.delete(mail.id);
        throw error;
      });
    },
    async close() {
      await Promise.allSettled(sent.values());
    },
  };
}

/** The mails in a file mailer's folder, newest first. */
export async function listMails(folder: string): Promise<readonly FiledMail[]> {
  const names = (await readdir(folder))
    .filter((name) => namePattern.test(name))
    .toSorted()
    .toReversed();
  return Promise.all(
    names.map(async (name) => {
      const { id, date } = parseName(name);
      return { id, date: date.toISOString(), ...fromText(await readFile(join(folder, name), 'utf8')) };
    }),
  );
}

function parseName(name: string): { readonly id: string; readonly date: Date } {
  const [year, month, day, hour, minute, second, millisecond, id = ''] =
    namePattern.exec(name)?.slice(1) ?? [];
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`);
  return { id: decodeURIComponent(id), date };
}

const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ');

const toText = ({ to, subject, text }: Mail, date: Date): string =>
  [
    `To: ${oneLine(to)}`,
    `Subject: ${oneLine(subject)}`,
    `Date: ${date.toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
  ].join('\n');

function fromText(file: string): Pick<Mail, 'to' | 'subject' | 'text'> {
  const [head = '', ...body] = file.split('\n\n');
  const lines = head.split('\n');
  const header = (name: string) =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
  return { to: header('To'), subject: header('Subject'), text: body.join('\n\n') };
}
