import { anAccount, anOrganization } from '@tandem/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Activity } from './activity.fixture.ts';
import { aSharedProject, everythingOf, kinds, openActivity, refusalOf } from './activity.fixture.ts';

let activity: Activity;
beforeAll(async () => {
  activity = await openActivity();
});
afterAll(() => activity.close());

const read = (accountId: string, organizationId: string, query: { limit?: number; after?: string } = {}) =>
  activity.as(accountId).getOrganizationTimeline({ params: { organizationId }, query });

async function aWorld() {
  const [olga, mia] = [anAccount('Olga'), anAccount('Mia')];
  const organization = anOrganization('Kelp Institute', olga, mia);
  const membershipId = organization.members[1]!.membershipId;
  const by = { account: olga, organization };
  await activity.knows({ accounts: [olga, mia] });
  await activity.organizationEvent(organization, 'created', { by, name: 'Kelp', membershipId });
  await activity.organizationEvent(organization, 'members_invited', {
    by,
    membershipIds: [membershipId],
    type: 'member',
  });
  await activity.organizationEvent(organization, 'member_joined', {
    by: { account: mia, organization },
    membershipId,
    accountId: mia.id,
    type: 'member',
  });
  await activity.organizationEvent(organization, 'restated');
  await activity.settled();
  return { olga, mia, organization };
}

describe('the timeline of an organization', () => {
  it('tells its owners who came and went, newest first', async () => {
    const { olga, mia, organization } = await aWorld();
    const { rows, next } = await read(olga.id, organization.id);
    expect(kinds(rows)).toEqual(['member_joined', 'members_invited', 'created']);
    expect(next).toBeUndefined();
    expect(rows[0]).toMatchObject({
      aggregate: 'organization',
      subject: organization.id,
      subjectName: 'Kelp Institute',
      actor: { kind: 'person', id: mia.id, name: 'Mia' },
      people: { [mia.id]: { kind: 'person', id: mia.id, name: 'Mia' } },
      change: { accountId: mia.id, type: 'member' },
    });
  });

  it('comes in pages', async () => {
    const { olga, organization } = await aWorld();
    const first = await read(olga.id, organization.id, { limit: 2 });
    const second = await read(olga.id, organization.id, { limit: 2, after: first.next! });
    expect([...kinds(first.rows), ...kinds(second.rows)]).toEqual([
      'member_joined',
      'members_invited',
      'created',
    ]);
    expect(await refusalOf(read(olga.id, organization.id, { after: 'nonsense' }))).toEqual([
      400,
      'request.cursor',
    ]);
  });

  it('still names those who have left', async () => {
    const { olga, mia, organization } = await aWorld();
    const [membership] = organization.members.slice(1);
    const left = { ...organization, members: organization.members.slice(0, 1) };
    await activity.organizationEvent(left, 'member_left', {
      by: { account: mia, organization },
      membershipId: membership!.membershipId,
      accountId: mia.id,
    });
    await activity.settled();
    const [entry] = (await read(olga.id, organization.id)).rows;
    expect(entry?.actor?.name).toBe('Mia');
    expect(await refusalOf(read(mia.id, organization.id))).toEqual([404, 'organization.not-found']);
  });

  it('is for owners alone, and does not exist for outsiders', async () => {
    const { mia, organization } = await aWorld();
    const other = await aWorld();
    expect(await refusalOf(read(mia.id, organization.id))).toEqual([403, 'membership.owner-required']);
    const invited = {
      membershipId: organization.id,
      accountId: null,
      type: 'owner',
      status: 'pending',
    } as const;
    await activity.knows({
      organizations: [{ ...organization, members: [...organization.members, invited] }],
    });
    await activity.settled();
    for (const unknown of [organization.id, activity.runtime.newId()])
      expect(await refusalOf(read(other.olga.id, unknown))).toEqual([404, 'organization.not-found']);
  });

  it('says nothing of projects', async () => {
    const world = aSharedProject();
    await activity.knows(everythingOf(world));
    await activity.projectEvent(world.project, 'created', { by: world.hostManager, name: 'Kelp forests' });
    await activity.settled();
    expect(await read(world.hostOwner.account.id, world.host.id)).toEqual({ rows: [] });
  });
});
