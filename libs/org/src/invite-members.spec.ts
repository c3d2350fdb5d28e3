import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestOrg } from './org.fixture.ts';
import { codesOf, day, minute, openOrg, refused } from './org.fixture.ts';

let org: TestOrg;
beforeAll(async () => void (org = await openOrg()));
afterAll(() => org.close());

const pendingEmails = async (owner: Awaited<ReturnType<TestOrg['person']>>, organizationId: string) =>
  (await owner.client.listMembers({ params: { organizationId } })).rows
    .filter(({ status }) => status === 'pending')
    .map(({ email }) => email);

describe('Inviting', () => {
  it('sends each address a link of its own and skips who is there or invited', async () => {
    const { id: organizationId, owner } = await org.organization('Aiko');
    const mika = await org.joined(owner, organizationId, 'Mika');
    const [pia, ben] = [org.newEmail('pia'), org.newEmail('ben')];
    await org.invite(owner, organizationId, pia);
    const answer = await owner.client.inviteMembers({
      params: { organizationId },
      body: { emails: [ben.toUpperCase(), ben, pia, mika.email], type: 'owner' },
    });
    expect(answer.invited.map(({ email }) => email)).toEqual([ben]);
    expect(answer.skipped).toEqual([
      { email: pia, why: 'invited' },
      { email: mika.email, why: 'member' },
    ]);
    const { subject, text } = await org.mailTo(ben, 'invitation');
    expect(subject).toContain('Kelp Lab');
    expect(text).toContain('Aiko invites you');
    expect(await pendingEmails(owner, organizationId)).toEqual([pia, ben]);
  });

  it('gives a retry the first answer and sends nothing twice', async () => {
    const { id: organizationId, owner } = await org.organization();
    const [pia, ben] = [org.newEmail('pia'), org.newEmail('ben')];
    const call = {
      params: { organizationId },
      body: { emails: [pia, ben] },
      idempotencyKey: randomUUID(),
    };
    const first = await owner.client.inviteMembers(call);
    const { invitationId } = first.invited[0] ?? { invitationId: '' };
    await owner.client.cancelInvitation({ params: { organizationId, invitationId } });
    expect(await owner.client.inviteMembers(call)).toEqual(first);
    expect(await pendingEmails(owner, organizationId)).toEqual([ben]);
    const other = owner.client.inviteMembers({ ...call, body: { emails: [pia] } });
    expect(await refused(other)).toMatchObject({ status: 422, code: 'idempotency-key.reused' });
    await org.mailTo(ben, 'invitation');
    expect((await org.platform.mails()).filter(({ to }) => to === ben)).toHaveLength(1);
  });

  it('never invites an address twice, even where two owners do it at once', async () => {
    const { id: organizationId, owner } = await org.organization();
    const other = await org.joined(owner, organizationId, 'Other', 'owner');
    const emails = [org.newEmail('pia'), org.newEmail('ben')];
    const answers = await Promise.all(
      [owner, other, owner, other].map(({ client }) =>
        client.inviteMembers({ params: { organizationId }, body: { emails } }),
      ),
    );
    expect(answers.flatMap(({ invited }) => invited)).toHaveLength(2);
    expect(await pendingEmails(owner, organizationId)).toEqual(emails);
  });

  it('is refused with the permission that has gone meanwhile, also to a retry', async () => {
    const { id: organizationId, owner } = await org.organization();
    const other = await org.joined(owner, organizationId, 'Other', 'owner');
    const call = {
      params: { organizationId },
      body: { emails: [org.newEmail('pia')] },
      idempotencyKey: randomUUID(),
    };
    await other.client.inviteMembers(call);
    await owner.client.changeMemberType({
      params: { organizationId, membershipId: other.membershipId },
      body: { type: 'member' },
    });
    expect((await refused(other.client.inviteMembers(call))).code).toBe('membership.owner-required');
  });

  it.each([[[]], [Array.from({ length: 101 }, (_, n) => `a${n}@example.org`)], [['not an address']]])(
    'refuses a list that is empty, too long, or holds no addresses',
    async (emails) => {
      const { id: organizationId, owner } = await org.organization();
      const call = owner.client.inviteMembers({ params: { organizationId }, body: { emails } });
      expect(await refused(call)).toMatchObject({ status: 400, code: 'request.invalid' });
    },
  );
});

describe('An open invitation', () => {
  const setUp = async () => {
    const { id: organizationId, owner } = await org.organization();
    const pia = await org.person('Pia');
    const { invitationId } = await org.invite(owner, organizationId, pia.email);
    const params = { organizationId, invitationId };
    return { organizationId, owner, pia, params };
  };

  it('can be sent again: good for seven days from then, and every earlier link ends', async () => {
    const { owner, pia, params } = await setUp();
    const { token: mailed } = await org.mailTo(pia.email, 'invitation');
    const copied = await owner.client.copyInvitationLink({ params });
    org.clock.advance(6 * day);
    const call = { params, body: {}, idempotencyKey: randomUUID() };
    const { expiresAt } = await owner.client.resendInvitation(call);
    expect(await owner.client.resendInvitation(call)).toEqual({ expiresAt });
    expect(Date.parse(expiresAt) - org.clock.now().getTime()).toBeGreaterThan(7 * day - minute);

    for (const token of [mailed, copied.token])
      expect(await refused(pia.client.acceptInvitation({ body: { token } }))).toMatchObject({
        status: 410,
        code: 'invitation.expired',
      });
    org.clock.advance(6 * day);
    const { token } = await org.mailTo(pia.email, 'invitation', 2);
    expect(await pia.client.acceptInvitation({ body: { token } })).toMatchObject({ name: 'Kelp Lab' });
  });

  it('ends after seven days, is listed as expired, and lives again when sent again', async () => {
    const { organizationId, owner, pia, params } = await setUp();
    const { token } = await org.mailTo(pia.email, 'invitation');
    org.clock.advance(7 * day);
    const { rows } = await owner.client.listMembers({ params: { organizationId } });
    expect(rows[1]).toMatchObject({ status: 'pending', invitation: { expired: true } });
    expect((await pia.client.getMe()).invitations).toEqual([]);
    const calls = [
      owner.client.copyInvitationLink({ params }),
      pia.client.acceptInvitation({ body: { token } }),
      pia.client.acceptListedInvitation({ params }),
    ];
    expect(await codesOf(calls)).toEqual(Array(3).fill('invitation.expired'));
    await owner.client.resendInvitation({ params });
    await pia.client.acceptListedInvitation({ params });
  });

  it('can be cancelled, which takes the invited person off the list and lets them be invited anew', async () => {
    const { organizationId, owner, pia, params } = await setUp();
    const { token } = await org.mailTo(pia.email, 'invitation');
    const call = { params, idempotencyKey: randomUUID() };
    await owner.client.cancelInvitation(call);
    await owner.client.cancelInvitation(call);
    expect(await pendingEmails(owner, organizationId)).toEqual([]);
    expect((await pia.client.getMe()).invitations).toEqual([]);
    expect((await refused(pia.client.getOrganization({ params: { organizationId } }))).code).toBe(
      'organization.not-found',
    );
    const calls = [
      owner.client.cancelInvitation({ params }),
      owner.client.resendInvitation({ params }),
      owner.client.copyInvitationLink({ params }),
      pia.client.acceptInvitation({ body: { token } }),
      pia.client.acceptListedInvitation({ params }),
    ];
    for (const problem of await Promise.all(calls.map(refused)))
      expect(problem).toMatchObject({ status: 410, code: 'invitation.cancelled' });

    const again = await org.invite(owner, organizationId, pia.email);
    expect(again.invitationId).not.toBe(params.invitationId);
    await pia.client.acceptListedInvitation({ params: { organizationId, invitationId: again.invitationId } });
  });

  it('can be managed no more once it was accepted', async () => {
    const { owner, pia, params } = await setUp();
    await pia.client.acceptListedInvitation({ params });
    const calls = [
      owner.client.cancelInvitation({ params }),
      owner.client.resendInvitation({ params }),
      owner.client.copyInvitationLink({ params }),
    ];
    for (const problem of await Promise.all(calls.map(refused)))
      expect(problem).toMatchObject({ status: 409, code: 'invitation.used' });
  });

  it('exists in its own organization only', async () => {
    const { params } = await setUp();
    const { id: organizationId, owner } = await org.organization();
    for (const foreign of [
      { organizationId, invitationId: params.invitationId },
      { organizationId, invitationId: randomUUID() },
    ]) {
      const calls = [
        owner.client.cancelInvitation({ params: foreign }),
        owner.client.resendInvitation({ params: foreign }),
        owner.client.copyInvitationLink({ params: foreign }),
        owner.client.acceptListedInvitation({ params: foreign }),
      ];
      for (const problem of await Promise.all(calls.map(refused)))
        expect(problem).toMatchObject({ status: 404, code: 'invitation.not-found' });
    }
  });

  it('gives the same link however often it is copied, with the secret in the fragment', async () => {
    const { owner, params } = await setUp();
    const first = await owner.client.copyInvitationLink({ params });
    expect(await owner.client.copyInvitationLink({ params })).toEqual(first);
    expect(first.url).toBe(`https://tandem.example/invitation#${first.token}`);
  });
});
