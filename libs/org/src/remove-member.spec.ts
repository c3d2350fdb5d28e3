import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person, TestOrg } from './org.fixture.ts';
import { codesOf, openOrg, refused } from './org.fixture.ts';

let org: TestOrg;
beforeAll(async () => void (org = await openOrg()));
afterAll(() => org.close());

type Member = Person & { readonly membershipId: string };
const remove = (
  by: Person,
  organizationId: string,
  { membershipId }: Member,
  idempotencyKey = randomUUID(),
) => by.client.removeMember({ params: { organizationId, membershipId }, idempotencyKey });
const retype = (
  by: Person,
  organizationId: string,
  { membershipId }: Member,
  type: 'owner' | 'member',
  idempotencyKey = randomUUID(),
) => by.client.changeMemberType({ params: { organizationId, membershipId }, body: { type }, idempotencyKey });
const ownersOf = async (by: Person, organizationId: string) =>
  (await by.client.listMembers({ params: { organizationId } })).rows.filter(({ type }) => type === 'owner');

describe('Removing a member', () => {
  it('ends their membership at once, for owners to do', async () => {
    const { id, owner } = await org.organization();
    const mika = await org.joined(owner, id, 'Mika');
    const key = randomUUID();
    expect(await remove(owner, id, mika, key)).toEqual({ pending: [] });
    expect(await remove(owner, id, mika, key)).toEqual({ pending: [] });
    expect(await refused(remove(owner, id, mika))).toMatchObject({ status: 404, code: 'member.not-found' });
    expect(await refused(mika.client.getOrganization({ params: { organizationId: id } }))).toMatchObject({
      status: 404,
      code: 'organization.not-found',
    });
    expect((await mika.client.getMe()).organizations).toEqual([]);
  });

  it('knows members of that organization only, and nobody who is merely invited', async () => {
    const { id, owner } = await org.organization();
    const { owner: stranger } = await org.organization();
    const { membershipId } = await org.invite(owner, id, org.newEmail('pia'));
    for (const member of [stranger, { ...owner, membershipId }, { ...owner, membershipId: randomUUID() }]) {
      expect((await refused(remove(owner, id, member))).code).toBe('member.not-found');
      expect((await refused(retype(owner, id, member, 'owner'))).code).toBe('member.not-found');
    }
  });
});

describe('Leaving', () => {
  it('is for every member, and a retry gets the first answer', async () => {
    const { id, owner } = await org.organization();
    const mika = await org.joined(owner, id, 'Mika');
    const key = randomUUID();
    await remove(mika, id, mika, key);
    expect(await remove(mika, id, mika, key)).toEqual({ pending: [] });
    expect((await refused(remove(mika, id, mika))).code).toBe('organization.not-found');
    expect((await owner.client.listMembers({ params: { organizationId: id } })).rows).toHaveLength(1);
  });
});

describe('The last owner', () => {
  it('can be neither removed nor demoted, and cannot leave', async () => {
    const { id, owner } = await org.organization();
    await org.joined(owner, id, 'Mika');
    await org.invite(owner, id, org.newEmail('pia'), 'owner');
    for (const problem of await Promise.all(
      [remove(owner, id, owner), retype(owner, id, owner, 'member')].map(refused),
    ))
      expect(problem).toMatchObject({ status: 409, code: 'member.last-owner' });
    expect(await retype(owner, id, owner, 'owner')).toMatchObject({ type: 'owner' });
  });

  it('stays where all owners leave at once', async () => {
    const { id, owner } = await org.organization();
    const others = [];
    for (const name of ['A', 'B', 'C', 'D']) others.push(await org.joined(owner, id, name, 'owner'));
    const owners = [owner, ...others];
    const codes = await codesOf(owners.map((one) => remove(one, id, one)));
    expect(codes).toEqual(['member.last-owner', 'ok', 'ok', 'ok', 'ok']);
  });

  it('stays where two owners demote, or remove, each other at once', async () => {
    for (const act of [
      (by: Person, id: string, whom: Member) => retype(by, id, whom, 'member'),
      (by: Person, id: string, whom: Member) => remove(by, id, whom),
    ]) {
      const { id, owner } = await org.organization();
      const other = await org.joined(owner, id, 'Other', 'owner');
      const codes = await codesOf([act(owner, id, other), act(other, id, owner)]);
      expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
      const left = [owner, other];
      const lists = await Promise.allSettled(left.map((one) => ownersOf(one, id)));
      const seen = lists.flatMap((list) => (list.status === 'fulfilled' ? [list.value.length] : []));
      expect(seen).toEqual([1]);
    }
  });

  it('may go once somebody else is one', async () => {
    const { id, owner } = await org.organization();
    const mika = await org.joined(owner, id, 'Mika');
    expect(await retype(owner, id, mika, 'owner')).toEqual({
      membershipId: mika.membershipId,
      type: 'owner',
      pending: [],
    });
    await remove(owner, id, owner);
    expect(await ownersOf(mika, id)).toMatchObject([{ accountId: mika.id }]);
  });
});

describe('Changing a member’s type', () => {
  it('gives and takes what owners may', async () => {
    const { id, owner } = await org.organization();
    const mika = await org.joined(owner, id, 'Mika');
    await retype(owner, id, mika, 'owner');
    expect(await ownersOf(mika, id)).toHaveLength(2);
    await retype(owner, id, mika, 'member');
    expect((await refused(ownersOf(mika, id))).code).toBe('membership.owner-required');
  });

  it('gives an owner who demoted themselves the first answer again', async () => {
    const { id, owner } = await org.organization();
    await org.joined(owner, id, 'Mika', 'owner');
    const key = randomUUID();
    const first = await retype(owner, id, owner, 'member', key);
    expect(await retype(owner, id, owner, 'member', key)).toEqual(first);
    expect((await refused(retype(owner, id, owner, 'member'))).code).toBe('membership.owner-required');
    expect((await refused(retype(owner, id, owner, 'owner', key))).code).toBe('idempotency-key.reused');
  });
});
