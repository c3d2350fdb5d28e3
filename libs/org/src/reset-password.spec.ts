import { nobody } from '@tandem/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestOrg } from './org.fixture.ts';
import { codesOf, minute, openOrg, password, refused } from './org.fixture.ts';

let org: TestOrg;
beforeAll(async () => void (org = await openOrg()));
afterAll(() => org.close());

const ask = async (email: unknown, given: string, identity?: Record<string, string>) => {
  const response = await fetch(`${org.url}/internal/credentials`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(identity ?? (await org.platform.identityOf(nobody))),
    },
    body: JSON.stringify({ email, password: given }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('Credentials', () => {
  it('tell the gateway whose they are, whatever the e-mail’s case', async () => {
    const { id, email } = await org.signUp('Aiko');
    expect(await ask(` ${email.toUpperCase()} `, password)).toEqual({
      status: 200,
      body: { account: { id, email, name: 'Aiko', emailVerified: false }, credentialsVersion: 1 },
    });
  });

  it('are refused alike for a wrong password and an unknown e-mail', async () => {
    const { email } = await org.signUp('Aiko');
    const [wrong, unknown] = [await ask(email, 'wrong password'), await ask('nobody@example.org', password)];
    expect(wrong).toMatchObject({ status: 401, body: { code: 'session.wrong-credentials' } });
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
  });

  it('are one string each, and asked for by the gateway alone', async () => {
    expect(await ask({ $ne: null }, password)).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    });
    const { email } = await org.signUp('Aiko');
    expect(await ask(email, password, {})).toMatchObject({ status: 401, body: { code: 'identity.invalid' } });
  });
});

describe('Resetting a password', () => {
  const request = (email: string) => org.anonymous.requestPasswordReset({ body: { email } });

  it('sets the new one, once, and ends what was begun with the old one', async () => {
    const { email } = await org.signUp('Aiko');
    await request(email.toUpperCase());
    const { token } = await org.mailTo(email, 'reset-password');
    expect(await org.anonymous.resetPassword({ body: { token, password: 'a new password' } })).toEqual({
      pending: [],
    });
    expect((await ask(email, password)).status).toBe(401);
    expect(await ask(email, 'a new password')).toMatchObject({
      status: 200,
      body: { credentialsVersion: 2 },
    });

    const again = org.anonymous.resetPassword({ body: { token, password: 'another password' } });
    expect(await refused(again)).toMatchObject({ status: 404, code: 'account.token-invalid' });
  });

  it('answers the same for an unknown e-mail, and within a minute of the last mail, which is then the only one', async () => {
    const { email } = await org.signUp('Aiko');
    const gateway = await org.platform.identityOf(nobody);
    const send = (to: string) =>
      fetch(`${org.url}/v1/accounts/password-reset-mails`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'k', ...gateway },
        body: JSON.stringify({ email: to }),
      });
    const answers = [await send('nobody@example.org'), await send(email), await send(email)];
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['{}', '{}', '{}']);
    const headers = answers.map((answer) => [...answer.headers.keys()].toSorted());
    expect(headers).toEqual([headers[0], headers[0], headers[0]]);

    org.clock.advance(minute);
    await send(email);
    await org.mailTo(email, 'reset-password', 2);
    const mails = (await org.platform.mails()).filter(
      ({ to, subject }) => to === email && subject.includes('password'),
    );
    expect(mails).toHaveLength(2);
  });

  it('ends every other reset mail with the first use', async () => {
    const { email } = await org.signUp('Aiko');
    await request(email);
    org.clock.advance(minute);
    await request(email);
    const { token } = await org.mailTo(email, 'reset-password', 2);
    const { token: earlier } = await org.mailTo(email, 'reset-password', 1);
    const calls = [token, earlier, token].map((one) =>
      org.anonymous.resetPassword({ body: { token: one, password: 'a new password' } }),
    );
    expect(await codesOf(calls)).toEqual(['account.token-invalid', 'account.token-invalid', 'ok']);
  });

  it('takes a token for an hour, and none that was made for something else', async () => {
    const { email, id } = await org.signUp('Aiko');
    const { token: verification } = await org.mailTo(email, 'verify-email');
    await request(email);
    const { token } = await org.mailTo(email, 'reset-password');
    const nobody = org.platform.tokens.sign('reset-password', [
      '00000000-0000-4000-8000-000000000000',
      '1',
      '9999999999999',
    ]);
    for (const made of [verification, `${id}.1.9999999999999.abc`, nobody])
      expect((await refused(org.anonymous.resetPassword({ body: { token: made, password } }))).code).toBe(
        'account.token-invalid',
      );
    org.clock.advance(61 * minute);
    expect((await refused(org.anonymous.resetPassword({ body: { token, password } }))).code).toBe(
      'account.token-invalid',
    );
  });
});
