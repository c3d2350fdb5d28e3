import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person, TestOrg } from './org.fixture.ts';
import { codesOf, openOrg, refused } from './org.fixture.ts';

let org: TestOrg;
beforeAll(async () => void (org = await openOrg({ quiet: true })));
afterAll(() => org.close());

const accept = ({ client }: Person, token: string, idempotencyKey = randomUUID()) =>
  client.acceptInvitation({ body: { token }, idempotencyKey });

const invited = async (pia: Person, type?: 'owner' | 'member') => {
  const { id: organizationId, owner } = await org.organization();
  const { invitationId, membershipId } = await org.invite(owner, organizationId, pia.email, type);
  const params = { organizationId, invitationId };
  const { token: mailed } = await org.mailTo(pia.email, 'invitation');
  const { token: copied } = await owner.client.copyInvitationLink({ params });
  return { organizationId, owner, membershipId, params, mailed, copied };
};

describe('Accepting an invitation', () => {
  it('by the mailed link verifies the address too', async () => {
    const pia = await org.signUp('Pia');
    const { organizationId, membershipId, mailed } = await invited(pia, 'owner');
    const answer = await accept(pia, mailed);
    expect(answer).toMatchObject({ id: organizationId, me: { membershipId, type: 'owner' } });
    expect(await pia.client.getMe()).toMatchObject({
      account: { emailVerified: true },
      organizations: [{ id: organizationId, membershipId, type: 'owner' }],
      invitations: [],
    });
  });

  it('by the copied link, or from the list, takes an address that is verified already', async () => {
    const pia = await org.signUp('Pia');
    const { params, copied, organizationId } = await invited(pia);
    for (const problem of await Promise.all(
      [accept(pia, copied), pia.client.acceptListedInvitation({ params })].map(refused),
    ))
      expect(problem).toMatchObject({ status: 403, code: 'account.email-unverified' });
    expect((await pia.client.getMe()).account.emailVerified).toBe(false);
    await org.verify(pia);
    expect(await accept(pia, copied)).toMatchObject({ id: organizationId, me: { type: 'member' } });
  });

  it('is for the account with that e-mail alone, whose address nobody else verifies', async () => {
    const pia = await org.signUp('Pia');
    const { params, mailed, copied, owner } = await invited(pia);
    const [oskar, una] = [await org.person('Oskar'), await org.signUp('Una')];
    for (const problem of await Promise.all(
      [accept(oskar, mailed), accept(oskar, copied), accept(una, mailed), accept(owner, mailed)].map(refused),
    ))
      expect(problem).toMatchObject({ status: 403, code: 'invitation.other-email' });
    for (const { client } of [oskar, una])
      expect(await refused(client.acceptListedInvitation({ params }))).toMatchObject({
        status: 404,
        code: 'invitation.not-found',
      });
    expect((await una.client.getMe()).account.emailVerified).toBe(false);
  });

  it('is refused for a token that was not given out', async () => {
    const pia = await org.person('Pia');
    const { params, mailed } = await invited(pia);
    const { sign } = org.platform.tokens;
    const parts = [params.organizationId, params.invitationId, '1'];
    const elsewhere = sign('invitation.mailed', [randomUUID(), randomUUID(), '1']);
    for (const token of ['x', mailed.slice(0, -2), sign('verify-email', parts), elsewhere])
      expect(await refused(accept(pia, token))).toMatchObject({ status: 404, code: 'invitation.not-found' });
  });

  it('gives a retry the first answer, and tells who comes with another key that they are in already', async () => {
    const pia = await org.signUp('Pia');
    const { mailed, copied, params } = await invited(pia);
    const key = randomUUID();
    const answer = await accept(pia, mailed, key);
    expect(await accept(pia, mailed, key)).toEqual(answer);
    for (const problem of await Promise.all(
      [accept(pia, mailed), accept(pia, copied), pia.client.acceptListedInvitation({ params })].map(refused),
    ))
      expect(problem).toMatchObject({ status: 409, code: 'member.already' });
    expect((await refused(accept(pia, copied, key))).code).toBe('idempotency-key.reused');
  });

  it('happens once where it is asked for five times at once', async () => {
    const pia = await org.signUp('Pia');
    const { mailed, organizationId, owner } = await invited(pia);
    expect(await codesOf([1, 2, 3, 4, 5].map(() => accept(pia, mailed)))).toEqual([
      ...Array(4).fill('member.already'),
      'ok',
    ]);
    expect((await owner.client.listMembers({ params: { organizationId } })).rows).toHaveLength(2);
  });

  it('either comes before a cancelling at the same moment, or not at all', async () => {
    const pia = await org.person('Pia');
    const { mailed, params, owner, organizationId } = await invited(pia);
    const codes = await codesOf([accept(pia, mailed), owner.client.cancelInvitation({ params })]);
    expect(codes).toHaveLength(2);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    const rows = (await owner.client.listMembers({ params: { organizationId } })).rows;
    expect(rows).toHaveLength(codes.includes('invitation.used') ? 2 : 1);
  });

  it('is finished by asking again where the process died after verifying the address', async () => {
    const pia = await org.signUp('Pia');
    const { mailed, organizationId } = await invited(pia);
    const key = randomUUID();
    org.failNext('organizations');
    expect(await refused(accept(pia, mailed, key))).toMatchObject({ status: 500, code: 'server.unexpected' });
    expect((await pia.client.getMe()).account.emailVerified).toBe(true);
    expect(await accept(pia, mailed, key)).toMatchObject({ id: organizationId });
  });

  it('verifies nothing where it is refused', async () => {
    const pia = await org.signUp('Pia');
    const { mailed, params, owner } = await invited(pia);
    await owner.client.cancelInvitation({ params });
    expect((await refused(accept(pia, mailed))).code).toBe('invitation.cancelled');
    expect((await pia.client.getMe()).account.emailVerified).toBe(false);
  });

  it('does not bring anybody back whom an owner has removed since', async () => {
    const pia = await org.person('Pia');
    const { mailed, params, owner, organizationId, membershipId } = await invited(pia);
    const key = randomUUID();
    await accept(pia, mailed, key);
    await owner.client.removeMember({ params: { organizationId, membershipId } });
    const calls = [
      accept(pia, mailed, key),
      accept(pia, mailed),
      pia.client.acceptListedInvitation({ params }),
    ];
    for (const problem of await Promise.all(calls.map(refused)))
      expect(problem).toMatchObject({ status: 409, code: 'invitation.used' });

    const again = await org.invite(owner, organizationId, pia.email);
    const back = await pia.client.acceptListedInvitation({
      params: { organizationId, invitationId: again.invitationId },
    });
    expect(back.me.membershipId).toBe(again.membershipId);
    expect(back.me.membershipId).not.toBe(membershipId);
  });
});
