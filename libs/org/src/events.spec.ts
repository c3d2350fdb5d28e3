import { aggregates, Envelope, readChange, topics } from '@tandem/contracts';
import { bodyHash, chainHash, noHash } from '@tandem/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { TestOrg } from './org.fixture.ts';
import { minute, openOrg, password } from './org.fixture.ts';

let org: TestOrg;
const seen: Envelope[] = [];
const secrets: string[] = [];
const emails: string[] = [];
let organizationId = '';
let owner: { readonly id: string; readonly membershipId: string };
let mika: { readonly id: string; readonly membershipId: string };

const until = async (type: string) => {
  for (let pause = 0; pause < 300 && !seen.some((event) => event.type === type); pause += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
};

beforeAll(async () => {
  org = await openOrg();
  await org.platform.log.subscribe('spec', [...topics], async (records) => {
    seen.push(...records.map(({ value }) => z.looseObject(Envelope.shape).parse(value)));
  });
  const made = await org.organization('Aiko');
  ({ id: organizationId } = made);
  ({ owner } = made);
  const params = { organizationId };
  const { client, email } = made.owner;
  await client.changeOrganization({ params, body: { name: 'Sea Lab', acceptShareLinks: 'owners' } });
  const left = await org.joined(made.owner, organizationId, 'Mika', 'member');
  mika = left;
  await client.changeMemberType({
    params: { organizationId, membershipId: left.membershipId },
    body: { type: 'owner' },
  });
  const pia = await org.invite(made.owner, organizationId, org.newEmail('pia'));
  const open = { organizationId, invitationId: pia.invitationId };
  secrets.push((await client.copyInvitationLink({ params: open })).token);
  await client.resendInvitation({ params: open });
  secrets.push((await org.mailTo(pia.email, 'invitation')).token);
  await client.cancelInvitation({ params: open });
  await left.client.removeMember({ params: { organizationId, membershipId: left.membershipId } });
  const ben = await org.signUp('Ben');
  const { membershipId } = await org.invite(made.owner, organizationId, ben.email);
  const { token: mailed } = await org.mailTo(ben.email, 'invitation');
  await ben.client.acceptInvitation({ body: { token: mailed } });
  await client.removeMember({ params: { organizationId, membershipId } });
  await org.anonymous.requestPasswordReset({ body: { email } });
  const { token } = await org.mailTo(email, 'reset-password');
  await org.anonymous.resetPassword({ body: { token, password: 'a new password' } });
  secrets.push(token, mailed, (await org.mailTo(email, 'verify-email')).token, password, 'a new password');
  emails.push(email, left.email, pia.email, ben.email);
  await until('tandem.organization.member_removed.v1');
  await until('tandem.account.password_changed.v1');
});
afterAll(() => org.close());

const of = (subject: string) => seen.filter((event) => event.subject === subject);

describe('The events of org', () => {
  it('tell all that happened to an organization, in order, by whom', () => {
    expect(of(organizationId).map(({ type, actor }) => [type.split('.')[2], actor])).toEqual([
      ['created', owner.id],
      ['renamed', owner.id],
      ['settings_changed', owner.id],
      ['members_invited', owner.id],
      ['member_joined', mika.id],
      ['member_type_changed', owner.id],
      ['members_invited', owner.id],
      ['invitation_resent', owner.id],
      ['invitation_cancelled', owner.id],
      ['member_left', mika.id],
      ['members_invited', owner.id],
      ['member_joined', expect.any(String)],
      ['member_removed', owner.id],
    ]);
    for (const event of of(organizationId)) expect(event.organization).toBe(organizationId);
  });

  it('tell all that happened to an account, done by that person', () => {
    expect(of(owner.id).map(({ type, actor }) => [type.split('.')[2], actor])).toEqual([
      ['created', owner.id],
      ['email_verified', owner.id],
      ['password_changed', owner.id],
    ]);
    expect(of(owner.id).at(-1)?.data.state).toEqual({
      id: owner.id,
      name: 'Aiko',
      emailVerified: true,
      emailDomain: 'example.org',
      credentialsVersion: 2,
    });
  });

  it('say what changed', () => {
    const changes = new Map(of(organizationId).map(({ type, data }) => [type.split('.')[2], data.change]));
    expect(changes.get('created')).toEqual({ name: 'Kelp Lab', membershipId: owner.membershipId });
    expect(changes.get('renamed')).toEqual({ from: 'Kelp Lab', to: 'Sea Lab' });
    expect(changes.get('settings_changed')).toEqual({ acceptShareLinks: 'owners' });
    expect(changes.get('member_type_changed')).toEqual({
      membershipId: mika.membershipId,
      accountId: mika.id,
      from: 'member',
      to: 'owner',
    });
    expect(changes.get('member_left')).toEqual({ membershipId: mika.membershipId, accountId: mika.id });
  });

  it('keep the contract, and carry a state that lists who is invited as pending, without account', () => {
    for (const event of seen) {
      expect(readChange(event)?.change).toEqual(event.data.change);
      const name = event.type.startsWith('tandem.account.') ? 'account' : 'organization';
      expect(z.strictObject(aggregates[name].state.shape).parse(event.data.state)).toEqual(event.data.state);
    }
    const { state } = of(organizationId).find(({ type }) => type.includes('members_invited'))?.data ?? {};
    expect(state).toMatchObject({
      members: [
        { accountId: owner.id, type: 'owner', status: 'active' },
        { membershipId: mika.membershipId, accountId: null, type: 'member', status: 'pending' },
      ],
    });
    expect(of(organizationId).at(-1)?.data.state).toMatchObject({ members: [{ accountId: owner.id }] });
  });

  it('are numbered without gaps and chained from the first', () => {
    for (const subject of [organizationId, owner.id, mika.id]) {
      let [seq, hash] = [0, noHash];
      for (const event of of(subject)) {
        expect([event.seq, event.prevhash]).toEqual([seq + 1, hash]);
        seq += 1;
        hash = chainHash(hash, seq, bodyHash(event.salt, { ...event, change: event.data.change }));
        expect(event.hash).toBe(hash);
      }
    }
  });

  it('hold no e-mail address, and neither they nor any document a password or a token', () => {
    const published = JSON.stringify(seen);
    for (const email of emails) expect(published).not.toContain(email);
    const stored = org.written.join('\n');
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(published).not.toContain('$argon2id$');
    for (const secret of secrets) {
      expect(stored + published).not.toContain(secret);
      expect(stored + published).not.toContain(secret.split('.').at(-1));
    }
  });

  it('come for what changed alone', async () => {
    const before = seen.length;
    const client = org.as(owner.id);
    const params = { organizationId };
    await client.changeOrganization({ params, body: { name: 'Sea Lab', acceptShareLinks: 'owners' } });
    await client.changeMemberType({
      params: { organizationId, membershipId: owner.membershipId },
      body: { type: 'owner' },
    });
    const una = await org.signUp('Una');
    const { token } = await org.mailTo(una.email, 'verify-email');
    await Promise.all([1, 2, 3, 4, 5].map(() => org.anonymous.verifyEmail({ body: { token } })));
    org.clock.advance(minute);
    await org.anonymous.requestPasswordReset({ body: { email: emails[0] ?? '' } });
    await client.changeOrganization({ params, body: { name: 'Last' } });
    const all = () => seen.slice(before).map(({ type }) => type);
    for (let pause = 0; pause < 300 && all().length < 3; pause += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(of(organizationId).at(-1)?.data.change).toEqual({ from: 'Sea Lab', to: 'Last' });
    expect(all().toSorted()).toEqual([
      'tandem.account.created.v1',
      'tandem.account.email_verified.v1',
      'tandem.organization.renamed.v1',
    ]);
  });
});
