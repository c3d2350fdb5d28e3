import { randomUUID } from 'node:crypto';
import { createTokens } from '@tandem/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinks } from './links.ts';
import { renderMail, resetMail, verificationMail } from './mails.ts';
import type { TestOrg } from './org.fixture.ts';
import { openOrg } from './org.fixture.ts';

const links = createLinks(
  createTokens('dGFuZGVtLXRlc3RzLW5lZWQtYS1rZXktb2YtMzItYnl0ZXM'),
  'https://tandem.example/app/',
);
const account = { id: randomUUID(), email: 'aiko@example.org', credentialsVersion: 3 };
const now = new Date('2026-11-24T07:05:00.000Z');

describe('A mail', () => {
  it('is the same however often it is written, and says until when its link works', () => {
    const due = { id: randomUUID(), at: now.toISOString(), ...verificationMail(account, now) };
    const mail = renderMail(due, links);
    expect(renderMail(due, links)).toEqual(mail);
    expect(mail).toMatchObject({ id: due.id, to: account.email });
    expect(mail.text).toContain('https://tandem.example/app/verify-email#');
    expect(mail.text).toContain('until Fri, 27 Nov 2026 07:05:00 GMT');
  });

  it('carries a token that is read back for its own purpose only', () => {
    const due = { id: randomUUID(), at: now.toISOString(), ...resetMail(account, now) };
    const token = /#(\S+)/.exec(renderMail(due, links).text)?.[1] ?? '';
    expect(links.readReset(token)).toEqual({
      accountId: account.id,
      credentialsVersion: 3,
      expiresAt: now.getTime() + 3_600_000,
    });
    expect(links.readVerification(token)).toBeUndefined();
    expect(links.readInvitation(token)).toBeUndefined();
  });

  it('of an invitation differs from the copied link, and each tells which it is', () => {
    const about = { organizationId: randomUUID(), invitationId: randomUUID(), generation: 2 };
    const [mailed, copied] = [links.invitation('mailed', about), links.invitation('copied', about)];
    expect(mailed.token).not.toBe(copied.token);
    expect(links.readInvitation(mailed.token)).toEqual({ ...about, kind: 'mailed' });
    expect(links.readInvitation(copied.token)).toEqual({ ...about, kind: 'copied' });
    expect(mailed.token.length).toBeLessThan(400);
  });
});

describe('Mails to several people', () => {
  const unreachable = 'gone@example.org';
  let org: TestOrg;
  beforeAll(async () => void (org = await openOrg({ quiet: true, unreachable })));
  afterAll(() => org.close());

  it('reach everybody once, also where one address takes none', async () => {
    const { id: organizationId, owner } = await org.organization();
    const [pia, ben] = [org.newEmail('pia'), org.newEmail('ben')];
    await owner.client.inviteMembers({
      params: { organizationId },
      body: { emails: [pia, unreachable, ben] },
    });
    await org.mailTo(pia, 'invitation');
    await org.mailTo(ben, 'invitation');
    const tries = (to: string) => org.sendings.filter((one) => one === to).length;
    await owner.client.changeOrganization({ params: { organizationId }, body: { name: 'Sea Lab' } });
    await expect.poll(() => tries(unreachable), { timeout: 12_000 }).toBe(2);
    expect([pia, ben].map(tries)).toEqual([1, 1]);
  });
});
