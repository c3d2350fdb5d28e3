import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mail, Mailer } from '../ports/index.ts';

export type OpenedMailer = {
  readonly mailer: Mailer;
  /** Every mail that has gone out so far, in any order. */
  sent(): Promise<readonly Mail[]>;
  /** Closes and opens again, as after a restart. */
  reopen(): Promise<Mailer>;
  close(): Promise<void>;
};

const aMail = (id: string): Mail => ({
  id,
  to: 'aiko@example.com',
  subject: 'プロジェクトへの招待 – invitation',
  text: 'Hello Aiko,\n\nSubject: not a header\n\nhttps://tandem.example/#token=a.1.b\nさようなら\n',
});

/** What every mailer promises; `open` gives one that has sent nothing yet. */
export function mailerConformance(name: string, open: () => Promise<OpenedMailer>): void {
  describe(name, () => {
    let opened: OpenedMailer;
    let mailer: Mailer;
    beforeEach(async () => {
      opened = await open();
      mailer = opened.mailer;
    });
    afterEach(() => opened.close());

    it('sends the mail with its address, subject and text in any language', async () => {
      await mailer.send(aMail('m1'));
      expect(await opened.sent()).toEqual([expect.objectContaining(aMail('m1'))]);
    });

    it('sends mails with different ids, even if all else is the same', async () => {
      await Promise.all(['m1', 'm2', 'org:invitation/3 ü'].map((id) => mailer.send(aMail(id))));
      const ids = (await opened.sent()).map(({ id }) => id);
      expect(ids.toSorted()).toEqual(['m1', 'm2', 'org:invitation/3 ü']);
    });

    it('makes the same mail sent again recognizable by its id, at the same time and after a restart', async () => {
      await Promise.all([mailer.send(aMail('m1')), mailer.send(aMail('m1'))]);
      await mailer.send(aMail('m1'));
      await (await opened.reopen()).send(aMail('m1'));
      expect(new Set((await opened.sent()).map(({ id }) => id))).toEqual(new Set(['m1']));
    });

    it('lets no line break in a subject or address become a header or the text', async () => {
      const mail = { ...aMail('m1'), subject: 'Hello\r\nTo: mallory@example.com\n\nEvil' };
      await mailer.send(mail);
      const [sent] = await opened.sent();
      expect(sent?.to).toBe('aiko@example.com');
      expect(sent?.subject).not.toMatch(/[\r\n]/);
      expect(sent?.text).toBe(mail.text);
    });
  });
}
