import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mailerConformance } from '../conformance/index.ts';
import { listMails, openFileMailer } from './file-mailer.ts';
import { temporaryFolder } from './temporary-folder.ts';

mailerConformance('the file mailer', async () => {
  const folder = temporaryFolder();
  return {
    mailer: openFileMailer({ folder }),
    sent: () => listMails(folder),
    reopen: async () => openFileMailer({ folder }),
    close: async () => {},
  };
});

it('lists mails newest first, even those of one millisecond and across a restart', async () => {
  const folder = temporaryFolder();
  const now = () => new Date('2026-11-24T07:05:01.120Z');
  const mail = (id: string) => ({ id, to: 'a@example.com', subject: 'S', text: 'T' });
  const mailer = openFileMailer({ folder, now });
  for (const id of ['z', 'a', 'm']) await mailer.send(mail(id));
  await mailer.send(mail('z'));
  const again = openFileMailer({ folder, now });
  await again.send(mail('z'));
  await again.send(mail('b'));
  const mails = await listMails(folder);
  expect(mails.map(({ id }) => id)).toEqual(['b', 'm', 'a', 'z']);
  expect(mails.at(-1)).toEqual({ ...mail('z'), date: '2026-11-24T07:05:01.120Z' });
});

it('does not send again what another process has sent into the same folder meanwhile', async () => {
  const folder = temporaryFolder();
  const mail = (id: string) => ({ id, to: 'a@example.com', subject: 'S', text: 'T' });
  const [one, other] = [openFileMailer({ folder }), openFileMailer({ folder })];
  await one.send(mail('m1'));
  await other.send(mail('m1'));
  await other.send(mail('x-m1'));
  await one.send(mail('1'));
  expect((await listMails(folder)).map(({ id }) => id).toSorted()).toEqual(['1', 'm1', 'x-m1']);
});

it('writes a file that a mail program opens', async () => {
  const folder = temporaryFolder();
  const now = () => new Date('2026-11-24T07:05:01.120Z');
  await openFileMailer({ folder, now }).send({ id: 'a/b', to: 'a@example.com', subject: 'Ü', text: 'Hi\n' });
  const [name = ''] = readdirSync(folder).filter((entry) => entry.endsWith('.eml'));
  expect(name).toBe('20261124T070501120Z-a%2Fb.eml');
  expect(readFileSync(join(folder, name), 'utf8').split('\n')).toEqual([
    'To: a@example.com',
    'Subject: Ü',
    'Date: Tue, 24 Nov 2026 07:05:01 GMT',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Hi',
    '',
  ]);
});
