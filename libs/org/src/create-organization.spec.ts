import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestOrg } from './org.fixture.ts';
import { openOrg, refused } from './org.fixture.ts';

let org: TestOrg;
beforeAll(async () => void (org = await openOrg()));
afterAll(() => org.close());

describe('Making an organization', () => {
  it('makes its maker the owner, also before their e-mail is verified', async () => {
    const aiko = await org.signUp('Aiko');
    const made = await aiko.client.createOrganization({ body: { name: 'Kelp Lab' } });
    expect(made).toMatchObject({
      name: 'Kelp Lab',
      settings: { acceptShareLinks: 'any-member' },
      me: { type: 'owner' },
    });
    expect(await aiko.client.getOrganization({ params: { organizationId: made.id } })).toEqual(made);
    expect((await aiko.client.getMe()).organizations).toEqual([
      { id: made.id, name: 'Kelp Lab', membershipId: made.me.membershipId, type: 'owner' },
    ]);
  });

  it('is done once however often it is asked for', async () => {
    const aiko = await org.signUp('Aiko');
    const call = { body: { name: 'Kelp Lab' }, idempotencyKey: randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => aiko.client.createOrganization(call)));
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect((await aiko.client.getMe()).organizations).toHaveLength(1);
    const other = aiko.client.createOrganization({ ...call, body: { name: 'Sea Lab' } });
    expect(await refused(other)).toMatchObject({ status: 422, code: 'idempotency-key.reused' });
  });

  it('keeps the keys of two people apart', async () => {
    const call = { body: { name: 'Kelp Lab' }, idempotencyKey: randomUUID() };
    const [aiko, ben] = [await org.signUp('Aiko'), await org.signUp('Ben')];
    const one = await aiko.client.createOrganization(call);
    const other = await ben.client.createOrganization(call);
    expect(other.id).not.toBe(one.id);
  });

  it('does not make another when its key comes again after many other commands', async () => {
    const aiko = await org.signUp('Aiko');
    const call = { body: { name: 'Kelp Lab' }, idempotencyKey: randomUUID() };
    const { id: organizationId } = await aiko.client.createOrganization(call);
    for (let n = 0; n < 16; n += 1)
      await aiko.client.changeOrganization({ params: { organizationId }, body: { name: `Kelp Lab ${n}` } });
    expect((await refused(aiko.client.createOrganization(call))).code).toBe('idempotency-key.reused');
    expect((await aiko.client.getMe()).organizations).toHaveLength(1);
  });

  it('lets a person work in several organizations, listed by name', async () => {
    const aiko = await org.signUp('Aiko');
    for (const name of ['Sea Lab', 'Algae', 'Kelp']) await aiko.client.createOrganization({ body: { name } });
    const names = (await aiko.client.getMe()).organizations.map(({ name }) => name);
    expect(names).toEqual(['Algae', 'Kelp', 'Sea Lab']);
  });
});

describe('Changing an organization', () => {
  it('renames it and says who may accept share links; a retry gives the first answer', async () => {
    const { id: organizationId, owner } = await org.organization();
    const call = {
      params: { organizationId },
      body: { name: 'Sea Lab', acceptShareLinks: 'owners' as const },
      idempotencyKey: randomUUID(),
    };
    const changed = await owner.client.changeOrganization(call);
    expect(changed).toMatchObject({ name: 'Sea Lab', settings: { acceptShareLinks: 'owners' } });
    expect(await owner.client.changeOrganization(call)).toEqual(changed);
    const nothing = await owner.client.changeOrganization({ params: { organizationId }, body: {} });
    expect(nothing).toEqual(changed);
    const other = owner.client.changeOrganization({ ...call, body: { name: 'Other' } });
    expect((await refused(other)).code).toBe('idempotency-key.reused');
  });

  it('is refused where the body has anything else', async () => {
    const { id: organizationId, owner } = await org.organization();
    const body = { name: 'Sea Lab', members: [] } as { name: string };
    expect(
      await refused(owner.client.changeOrganization({ params: { organizationId }, body })),
    ).toMatchObject({
      status: 400,
      code: 'request.invalid',
    });
  });
});

describe('The own routes of an organization', () => {
  it('tell an outsider that there is no such organization, exactly as for one that does not exist', async () => {
    const { id: organizationId, owner } = await org.organization();
    const { invitationId } = await org.invite(owner, organizationId, org.newEmail('someone'));
    const { membershipId } = owner;
    const outsider = (await org.person('Oskar')).client;
    const calls = (id: string) => {
      const params = { organizationId: id };
      return [
        outsider.getOrganization({ params }),
        outsider.changeOrganization({ params, body: { name: 'Mine' } }),
        outsider.listMembers({ params }),
        outsider.inviteMembers({ params, body: { emails: ['a@example.org'] } }),
        outsider.resendInvitation({ params: { ...params, invitationId } }),
        outsider.cancelInvitation({ params: { ...params, invitationId } }),
        outsider.copyInvitationLink({ params: { ...params, invitationId } }),
        outsider.changeMemberType({ params: { ...params, membershipId }, body: { type: 'member' } }),
        outsider.removeMember({ params: { ...params, membershipId } }),
      ];
    };
    const told = async (id: string) =>
      (await Promise.all(calls(id).map(refused))).map(({ problem }) => ({ ...problem, requestId: '' }));
    const [real, madeUp] = [await told(organizationId), await told(randomUUID())];
    expect(real).toEqual(madeUp);
    expect(new Set(real.map((problem) => (problem as { code?: string }).code))).toEqual(
      new Set(['organization.not-found']),
    );
    expect(await owner.client.getOrganization({ params: { organizationId } })).toMatchObject({
      name: 'Kelp Lab',
    });
  });

  it('give a pending member the invitation to accept, once their e-mail is verified; before that there is nothing', async () => {
    const { id: organizationId, owner } = await org.organization();
    const pia = await org.signUp('Pia');
    const { invitationId, membershipId } = await org.invite(owner, organizationId, pia.email);
    const params = { organizationId };
    const calls = () => [
      pia.client.getOrganization({ params }),
      pia.client.listMembers({ params }),
      pia.client.changeOrganization({ params, body: { name: 'Mine' } }),
      pia.client.inviteMembers({ params, body: { emails: ['a@example.org'] } }),
      pia.client.cancelInvitation({ params: { ...params, invitationId } }),
      pia.client.removeMember({ params: { ...params, membershipId } }),
    ];
    for (const problem of await Promise.all(calls().map(refused)))
      expect(problem).toMatchObject({ status: 404, code: 'organization.not-found' });
    expect((await pia.client.getMe()).invitations).toEqual([]);

    await org.verify(pia);
    for (const problem of await Promise.all(calls().map(refused)))
      expect(problem).toMatchObject({
        status: 403,
        code: 'membership.pending',
        problem: { invitation: { organizationId, organizationName: 'Kelp Lab', invitationId } },
      });
    expect(await pia.client.getMe()).toMatchObject({
      organizations: [],
      invitations: [{ organizationId, organizationName: 'Kelp Lab', invitationId, type: 'member' }],
    });
  });

  it('tell a member who is no owner that an owner is needed, whatever they name', async () => {
    const { id: organizationId, owner } = await org.organization();
    const { client } = await org.joined(owner, organizationId, 'Mika');
    const { invitationId } = await org.invite(owner, organizationId, org.newEmail('someone'));
    const params = { organizationId };
    const calls = [
      client.changeOrganization({ params, body: { name: 'Mine' } }),
      client.listMembers({ params }),
      client.inviteMembers({ params, body: { emails: ['a@example.org'] } }),
      client.resendInvitation({ params: { ...params, invitationId } }),
      client.cancelInvitation({ params: { ...params, invitationId } }),
      client.copyInvitationLink({ params: { ...params, invitationId } }),
      client.copyInvitationLink({ params: { ...params, invitationId: randomUUID() } }),
      client.changeMemberType({
        params: { ...params, membershipId: owner.membershipId },
        body: { type: 'member' },
      }),
      client.removeMember({ params: { ...params, membershipId: owner.membershipId } }),
      client.removeMember({ params: { ...params, membershipId: randomUUID() } }),
    ];
    for (const problem of await Promise.all(calls.map(refused)))
      expect(problem).toMatchObject({ status: 403, code: 'membership.owner-required' });
    expect(await client.getOrganization({ params })).toMatchObject({
      name: 'Kelp Lab',
      me: { type: 'member' },
    });
  });

  it('need a log-in, and ids that are ids', async () => {
    const { owner } = await org.organization();
    const params = { organizationId: 'x' };
    expect(await refused(org.anonymous.getMe())).toMatchObject({ status: 401, code: 'session.required' });
    expect(await refused(org.as(randomUUID()).getMe())).toMatchObject({
      status: 401,
      code: 'session.required',
    });
    expect((await refused(owner.client.getOrganization({ params }))).code).toBe('request.invalid');
  });
});

describe('The list of members', () => {
  it('shows owners everybody with e-mails: who joined, then who is invited, with neither name nor account', async () => {
    const { id: organizationId, owner } = await org.organization('Aiko');
    const mika = await org.joined(owner, organizationId, 'Mika', 'owner');
    const pia = await org.person('Pia');
    const { invitationId, membershipId } = await org.invite(owner, organizationId, pia.email);
    const { rows } = await mika.client.listMembers({ params: { organizationId } });
    expect(rows).toMatchObject([
      {
        status: 'active',
        type: 'owner',
        accountId: owner.id,
        name: 'Aiko',
        email: owner.email,
        invitation: null,
      },
      {
        status: 'active',
        type: 'owner',
        accountId: mika.id,
        name: 'Mika',
        email: mika.email,
        invitation: null,
      },
      {
        membershipId,
        status: 'pending',
        type: 'member',
        accountId: null,
        name: null,
        email: pia.email,
        invitation: { id: invitationId, expired: false },
      },
    ]);
  });
});
