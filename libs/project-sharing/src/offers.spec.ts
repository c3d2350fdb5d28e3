import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fixture, Person } from './project-sharing.fixture.ts';
import { codeOf, openProjectSharing, openSharedProject, withMembership } from './project-sharing.fixture.ts';

let fixture: Fixture;
let shared: Awaited<ReturnType<typeof openSharedProject>>;
beforeAll(async () => {
  fixture = await openProjectSharing();
});
beforeEach(async () => {
  shared = await openSharedProject(fixture);
});
afterAll(() => fixture.close());

const people = [
  'manager',
  'developer',
  'annotator',
  'hostOwner',
  'extManager',
  'extAnnotator',
  'partnerOwner',
] as const;
type Who = (typeof people)[number];
const projectOf = (person: Person) => person.client.getProject({ params: person.params(shared.id) });
const offered = async (offer: 'mayStop' | 'mayAppointMyself') => {
  const views = await Promise.all(people.map((who) => projectOf(shared[who])));
  return people.filter((_, n) => views[n]?.[offer]);
};
const membersFor = async (person: Person) =>
  (await person.client.listProjectMembers({ params: person.params(shared.id) })).rows;
/** By name: whom this person may remove or bar, and which roles they may give to whom. */
const memberOffers = async (person: Person) => {
  const rows = await membersFor(person);
  return {
    remove: rows.filter(({ mayRemove }) => mayRemove).map(({ name }) => name),
    bar: rows.filter(({ mayBar }) => mayBar).map(({ name }) => name),
    roles: Object.fromEntries(
      rows.filter((row) => row.grantableRoles.length > 0).map((row) => [row.name, row.grantableRoles]),
    ),
  };
};

describe('what people are offered', () => {
  it('is to stop: host managers, the partner’s managers, its owners', async () => {
    expect(await offered('mayStop')).toEqual(['manager', 'extManager', 'partnerOwner']);
    for (const who of ['manager', 'extManager', 'partnerOwner'] as const) {
      const params = shared[who].params(shared.id);
      const { rows } = await shared[who].client.listCollaborations({ params });
      expect(rows.map(({ mayStop }) => mayStop)).toEqual([true]);
    }
    const params = { ...shared.manager.params(shared.id), collaborationId: shared.collaborationId };
    await shared.manager.client.stopCollaboration({ params, body: {} });
    const { rows } = await shared.manager.client.listCollaborations({ params });
    expect(rows.map(({ status, mayStop }) => [status, mayStop])).toEqual([['ended', false]]);
  });

  it('is to remove and promote one’s own people, and to host managers to bar the others; the last manager stays', async () => {
    expect(await memberOffers(shared.manager)).toEqual({
      remove: ['Amara', 'Dario'],
      bar: ['Anouk', 'Emil'],
      roles: { Amara: ['manager', 'developer'], Dario: ['manager', 'annotator'] },
    });
    expect(await memberOffers(shared.developer)).toEqual({
      remove: ['Amara', 'Dario'],
      bar: [],
      roles: { Amara: ['developer'], Dario: ['annotator'] },
    });
    expect(await memberOffers(shared.annotator)).toEqual({ remove: ['Amara'], bar: [], roles: {} });
    expect(await memberOffers(shared.extManager)).toEqual({
      remove: ['Anouk'],
      bar: [],
      roles: { Anouk: ['manager'] },
    });
  });

  it('of a manager is to step down once there is another', async () => {
    await fixture.add(shared.manager, shared.id, shared.hostSpare, 'manager');
    const { remove, roles } = await memberOffers(shared.manager);
    expect(remove).toEqual(['Amara', 'Dario', 'Hana', 'Noor']);
    expect(roles['Hana']).toEqual(['developer', 'annotator']);
  });

  it('is not to bar somebody twice', async () => {
    await shared.manager.client.barPerson({
      params: shared.manager.params(shared.id),
      body: { projectMemberId: shared.memberIds.extAnnotator, reason: 'Showed pictures to others' },
    });
    expect((await memberOffers(shared.manager)).bar).toEqual(['Emil']);
  });

  it('is for owners to appoint themselves, of a side that has lost its last manager', async () => {
    expect(await offered('mayAppointMyself')).toEqual([]);
    await fixture.known(withMembership(shared.partner, shared.extManager, 'gone'));
    expect((await projectOf(shared.partnerOwner)).mayAppointMyself).toBe(true);
    for (const who of people.filter((one) => one !== 'partnerOwner' && one !== 'extManager'))
      expect([who, (await projectOf(shared[who])).mayAppointMyself]).toEqual([who, false]);
    const { client, params } = shared.partnerOwner;
    await client.appointMyself({ params: params(shared.id), body: {} });
    expect((await projectOf(shared.partnerOwner)).mayAppointMyself).toBe(false);
  });

  it('leaves out nothing that would be allowed', async () => {
    for (const who of ['extAnnotator', 'annotator', 'developer', 'extManager', 'manager'] satisfies Who[]) {
      const { client, params } = shared[who];
      const rows = (await membersFor(shared[who])).filter(({ mayRemove }) => !mayRemove);
      const codes = await Promise.all(
        rows.map(({ id: projectMemberId }) =>
          codeOf(client.removeProjectMember({ params: { ...params(shared.id), projectMemberId } })),
        ),
      );
      expect([
        'project.capability-missing',
        'project-member.other-side',
        'project-member.role-not-grantable',
        'project-member.last-manager',
      ]).toEqual(expect.arrayContaining(codes));
    }
  });
});
