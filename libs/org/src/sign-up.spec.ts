import { nobody } from '@tandem/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestOrg } from './org.fixture.ts';
import { codesOf, day, minute, openOrg, password, refused } from './org.fixture.ts';

let org: TestOrg;
beforeAll(async () => void (org = await openOrg()));
afterAll(() => org.close());

describe('Signing up', () => {
  it('makes an account whose e-mail is not verified, and sends a mail that verifies it', async () => {
    const email = org.newEmail('aiko');
    const account = await org.anonymous.signUp({ body: { email, name: 'Aiko', password } });
    expect(account).toMatchObject({ email, name: 'Aiko', emailVerified: false });

    const { token, subject, text } = await org.mailTo(email, 'verify-email');
    expect(subject).toContain('Confirm');
    expect(text).not.toContain('Aiko');
    expect(await org.anonymous.verifyEmail({ body: { token } })).toEqual({ accountId: account.id });
    const me = await org.as(account.id).getMe();
    expect(me.account.emailVerified).toBe(true);
  });

  it('takes an e-mail once, whatever its case', async () => {
    const { email } = await org.signUp('Mika');
    const again = org.anonymous.signUp({ body: { email: ` ${email.toUpperCase()} `, name: 'M', password } });
    expect(await refused(again)).toMatchObject({ status: 409, code: 'account.email-taken' });
  });

  it('lets one of five people win who sign up with the same e-mail at once', async () => {
    const email = org.newEmail('race');
    const calls = [1, 2, 3, 4, 5].map((n) =>
      org.anonymous.signUp({ body: { email: n % 2 ? email : email.toUpperCase(), name: `${n}`, password } }),
    );
    expect(await codesOf(calls)).toEqual([...Array(4).fill('account.email-taken'), 'ok']);
  });

  it('gives nobody the answer to a stranger’s request with the same Idempotency-Key', async () => {
    const idempotencyKey = 'one-two-three';
    const [aiko, ben] = [org.newEmail('aiko'), org.newEmail('ben')];
    const first = await org.anonymous.signUp({
      body: { email: aiko, name: 'Aiko', password },
      idempotencyKey,
    });
    const same = org.anonymous.signUp({ body: { email: aiko, name: 'Aiko', password }, idempotencyKey });
    expect((await refused(same)).code).toBe('account.email-taken');
    const second = await org.anonymous.signUp({
      body: { email: ben, name: 'Ben', password },
      idempotencyKey,
    });
    expect(second.id).not.toBe(first.id);
  });

  it.each([
    { name: 'A', email: 'a@example.org', password: 'too short' },
    { name: 'A', email: 'nobody', password },
    { name: '', email: 'a@example.org', password },
    { name: 'A\r\nBcc: b', email: 'a@example.org', password },
    { name: 'A', email: 'a@example.org\nBcc: b@example.org', password },
    { name: 'A', email: 'a@example.org', password, emailVerified: true },
    { name: 'A', email: { $ne: null }, password },
  ])('refuses %j', async (body) => {
    const response = await fetch(`${org.url}/v1/accounts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await org.platform.identityOf(nobody)) },
      body: JSON.stringify(body),
    });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'request.invalid' }]);
  });
});

describe('Verifying an e-mail', () => {
  it('is harmless the second time', async () => {
    const { email } = await org.person('Mika');
    const { token } = await org.mailTo(email, 'verify-email');
    await org.anonymous.verifyEmail({ body: { token } });
  });

  it('takes the mailed token for three days, and no other', async () => {
    const { email, id } = await org.signUp('Mika');
    const { token } = await org.mailTo(email, 'verify-email');
    const forged = token.replace(/\.\d+\./, `.${Date.now() + 9 * day}.`);
    const foreign = org.platform.tokens.sign('reset-password', [id, String(Date.now() + day)]);
    for (const made of [forged, foreign, 'x', `${id}.1`]) {
      const problem = await refused(org.anonymous.verifyEmail({ body: { token: made } }));
      expect(problem).toMatchObject({ status: 404, code: 'account.token-invalid' });
    }
    org.clock.advance(3 * day + minute);
    expect((await refused(org.anonymous.verifyEmail({ body: { token } }))).code).toBe(
      'account.token-invalid',
    );
  });

  it('can be asked for again, once a minute, until it is done', async () => {
    const mika = await org.signUp('Mika');
    expect(await refused(mika.client.resendVerification())).toMatchObject({
      status: 429,
      code: 'account.mail-too-soon',
    });
    org.clock.advance(minute);
    const idempotencyKey = 'again';
    await mika.client.resendVerification({ body: {}, idempotencyKey });
    await mika.client.resendVerification({ body: {}, idempotencyKey });
    expect((await refused(mika.client.resendVerification())).code).toBe('account.mail-too-soon');

    const { token } = await org.mailTo(mika.email, 'verify-email', 2);
    await org.anonymous.verifyEmail({ body: { token } });
    org.clock.advance(minute);
    expect(await refused(mika.client.resendVerification())).toMatchObject({
      status: 409,
      code: 'account.email-verified',
    });
  });
});
