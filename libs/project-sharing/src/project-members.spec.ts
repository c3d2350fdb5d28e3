import type { Role } from '@tandem/rules';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fixture, Person } from './project-sharing.fixture.ts';
import {
  codeOf,
  openProjectSharing,
  openSharedProject,
  refusalOf,
  withMembership,
} from './project-sharing.fixture.ts';

let fixture: Fixture;
let shared: Awaited<ReturnType<typeof openSharedProject>>;
beforeAll(async () => {
  fixture = await openProjectSharing();
});
beforeEach(async () => {
  shared = await openSharedProject(fixture);
});
afterAll(() => fixture.close());

const adding = (
  by: Person,
  people: readonly Pick<Person, 'membershipId'>[],
  role: Role,
  idempotencyKey: string = crypto.randomUUID(),
) =>
  by.client.addProjectMembers({
    params: by.params(shared.id),
    body: { membershipIds: people.map(({ membershipId }) => membershipId), role },
    idempotencyKey,
  });
const removing = (by: Person, projectMemberId: string, idempotencyKey: string = crypto.randomUUID()) =>
  by.client.removeProjectMember({ params: { ...by.params(shared.id), projectMemberId }, idempotencyKey });
const changing = (
  by: Person,
  projectMemberId: string,
  role: Role,
  idempotencyKey: string = crypto.randomUUID(),
) =>
  by.client.changeProjectMemberRole({
    params: { ...by.params(shared.id), projectMemberId },
    body: { role },
    idempotencyKey,
  });
const appointing = (by: Person, idempotencyKey: string = crypto.randomUUID()) =>
  by.client.appointMyself({ params: by.params(shared.id), idempotencyKey });
const seenBy = async (person: Person) =>
  (await person.client.listProjectMembers({ params: person.params(shared.id) })).rows;
const candidatesFor = async (person: Person, search = '') =>
  (await person.client.findCandidates({ params: person.params(shared.id), query: { search } })).rows.map(
    ({ name }) => name,
  );
const isOut = async (person: Person) =>
  (await codeOf(person.client.getProject({ params: person.params(shared.id) }))) === 'project.not-found';

describe('who sees whom', () => {
  it('is everybody for host managers and developers', async () => {
    for (const person of [shared.manager, shared.developer])
      expect(
        (await seenBy(person)).map(({ name, role, side, organization }) => [
          organization.name,
          name,
          role,
          side,
        ]),
      ).toEqual([
        ['Reef', 'Amara', 'annotator', 'host'],
        ['Reef', 'Dario', 'developer', 'host'],
        ['Reef', 'Hana', 'manager', 'host'],
        ['Tide', 'Anouk', 'annotator', 'external'],
        ['Tide', 'Emil', 'manager', 'external'],
      ]);
  });

  it("is one's own side and the other's managers for the rest", async () => {
    const namesFor = async (person: Person) => (await seenBy(person)).map(({ name }) => name);
    expect(await namesFor(shared.annotator)).toEqual(['Amara', 'Dario', 'Hana', 'Emil']);
    expect(await namesFor(shared.extManager)).toEqual(['Hana', 'Anouk', 'Emil']);
    expect(await namesFor(shared.extAnnotator)).toEqual(['Hana', 'Anouk', 'Emil']);
  });

  it('is nobody for owners outside the project, and a missing project for everyone else', async () => {
    expect(await seenBy(shared.hostOwner)).toEqual([]);
    expect(await seenBy(shared.partnerOwner)).toEqual([]);
    for (const person of [shared.outsider, shared.hostSpare, shared.extSpare])
      expect(await codeOf(seenBy(person))).toBe('project.not-found');
  });

  it('never is one partner for another', async () => {
    const gale = await fixture.organization('Gale two', 'Gita');
    await fixture.accept(gale.people[0], await fixture.linkOf(shared.manager, shared.id));
    expect((await seenBy(gale.people[0])).map(({ name }) => name)).toEqual(['Hana', 'Gita']);
    expect((await seenBy(shared.extManager)).map(({ name }) => name)).toEqual(['Hana', 'Anouk', 'Emil']);
    expect((await seenBy(shared.annotator)).map(({ name }) => name)).toEqual([
      'Amara',
      'Dario',
      'Hana',
      'Gita',
      'Emil',
    ]);
  });
});

describe('searching people to add', () => {
  it('finds active members of one’s own organization who are not in the project, by part of the name', async () => {
    expect(await candidatesFor(shared.manager)).toEqual(['Noor', 'Odile']);
    expect(await candidatesFor(shared.developer, 'NO')).toEqual(['Noor']);
    expect(await candidatesFor(shared.extManager)).toEqual(['Oskar', 'Zoe']);
    expect(await candidatesFor(shared.extManager, 'noor')).toEqual([]);
  });

  it('finds them whatever the case and the accents of their names', async () => {
    const [owner] = (await fixture.organization('Gale', 'Gita', 'Élodie', 'Elsa')).people;
    const { id } = await fixture.projectOf(owner);
    const search = async (text: string) =>
      (await owner.client.findCandidates({ params: owner.params(id), query: { search: text } })).rows.map(
        ({ name }) => name,
      );
    expect(await search('elodie')).toEqual(['Élodie']);
    expect(await search('ÈL')).toEqual(['Élodie', 'Elsa']);
  });

  it('is for those who may add people', async () => {
    for (const person of [shared.annotator, shared.extAnnotator, shared.hostOwner])
      expect(await refusalOf(candidatesFor(person))).toMatchObject({
        code: 'project.capability-missing',
        capability: 'manage-members',
      });
    expect(await codeOf(candidatesFor(shared.outsider))).toBe('project.not-found');
  });

  it('leaves out pending members and the barred', async () => {
    const { partner, extSpare, partnerOwner, manager, memberIds } = shared;
    await fixture.known(withMembership(partner, extSpare, { status: 'pending', accountId: null }));
    const body = { projectMemberId: memberIds.extAnnotator, reason: 'Shared pictures' };
    await manager.client.barPerson({ params: manager.params(shared.id), body });
    await removing(shared.extManager, memberIds.extAnnotator);
    expect(await candidatesFor(shared.extManager)).toEqual([partnerOwner.name]);
  });

  it('answers at most fifty', async () => {
    const people = Array.from({ length: 55 }, (_, n) => `Person ${String(n).padStart(2, '0')}`);
    const [owner] = (await fixture.organization('Large', 'Olga', ...people)).people;
    const { id } = await fixture.projectOf(owner);
    const { rows } = await owner.client.findCandidates({ params: owner.params(id), query: {} });
    expect(rows.map(({ name }) => name)).toEqual(people.slice(0, 50));
  });
});

describe('adding people', () => {
  it('is one command and one event, and names those who are members already', async () => {
    const { manager, hostSpare, hostOwner, annotator } = shared;
    const answer = await adding(manager, [hostSpare, annotator, hostOwner, hostSpare], 'developer');
    expect(answer.added.map(({ membershipId, role }) => [membershipId, role])).toEqual([
      [hostSpare.membershipId, 'developer'],
      [hostOwner.membershipId, 'developer'],
    ]);
    expect(answer.already).toEqual([{ membershipId: annotator.membershipId }]);
    expect((await seenBy(manager)).find(({ name }) => name === annotator.name)?.role).toBe('annotator');
    await manager.client.changeProject({ params: manager.params(shared.id), body: { name: 'Renamed' } });
    const last = (await fixture.eventsUntil(shared.id, 'renamed')).at(-2);
    expect(last).toMatchObject({
      type: 'tandem.project.members_added.v1',
      actor: manager.id,
      organization: manager.organizationId,
    });
    expect(last?.data.change).toEqual({
      organizationId: manager.organizationId,
      collaborationId: null,
      role: 'developer',
      members: answer.added.map(({ projectMemberId, accountId }) => ({ projectMemberId, accountId })),
    });
  });

  it('gives the same answer to a retry, and writes nothing when everybody is there already', async () => {
    const { manager, hostSpare, annotator } = shared;
    const first = await adding(manager, [hostSpare, annotator], 'annotator', 'key');
    expect(await adding(manager, [hostSpare, annotator], 'annotator', 'key')).toEqual(first);
    expect(await codeOf(adding(manager, [hostSpare], 'developer', 'key'))).toBe('idempotency-key.reused');
    expect(await adding(manager, [hostSpare], 'annotator')).toEqual({
      added: [],
      already: [{ membershipId: hostSpare.membershipId }],
    });
    await manager.client.changeProject({ params: manager.params(shared.id), body: { name: 'Renamed' } });
    const types = (await fixture.eventsUntil(shared.id, 'renamed')).slice(-2).map(({ type }) => type);
    expect(types).toEqual(['tandem.project.members_added.v1', 'tandem.project.renamed.v1']);
  });

  it('is for active members of one’s own organization alone', async () => {
    const { manager, extManager, hostSpare, extSpare, host, outsider } = shared;
    const madeUp = { membershipId: crypto.randomUUID() };
    for (const person of [extSpare, outsider, madeUp])
      expect(await refusalOf(adding(manager, [hostSpare, person], 'annotator'))).toMatchObject({
        status: 409,
        code: 'project-member.not-an-active-member',
        membershipIds: [person.membershipId],
      });
    expect(await codeOf(adding(extManager, [hostSpare], 'annotator'))).toBe(
      'project-member.not-an-active-member',
    );
    await fixture.known(withMembership(host, hostSpare, { status: 'pending', accountId: null }));
    expect(await codeOf(adding(manager, [hostSpare], 'annotator'))).toBe(
      'project-member.not-an-active-member',
    );
    expect(
      await codeOf(fixture.add(manager, shared.id, { ...hostSpare, membershipId: 'x' }, 'annotator')),
    ).toBe('request.invalid');
  });

  it('grants what the role of the granter allows', async () => {
    const { manager, developer, extManager, hostSpare, extSpare } = shared;
    expect(await refusalOf(adding(developer, [hostSpare], 'manager'))).toMatchObject({
      status: 403,
      code: 'project-member.role-not-grantable',
      role: 'manager',
    });
    expect(await refusalOf(adding(extManager, [extSpare], 'developer'))).toMatchObject({
      status: 409,
      code: 'project-member.role-not-on-side',
    });
    expect((await adding(developer, [hostSpare], 'developer')).added).toHaveLength(1);
    expect((await adding(extManager, [extSpare], 'manager')).added).toHaveLength(1);
    expect((await adding(manager, [shared.hostOwner], 'manager')).added).toHaveLength(1);
    for (const person of [shared.annotator, shared.extAnnotator, shared.partnerOwner])
      expect(await codeOf(adding(person, [hostSpare], 'annotator'))).toBe('project.capability-missing');
    expect(await codeOf(adding(shared.outsider, [shared.outsider], 'annotator'))).toBe('project.not-found');
  });

  it('makes a new project member of somebody who was one before', async () => {
    const { manager, hostSpare } = shared;
    const first = await fixture.add(manager, shared.id, hostSpare, 'annotator');
    await removing(manager, first);
    expect(await isOut(hostSpare)).toBe(true);
    const second = await fixture.add(manager, shared.id, hostSpare, 'developer');
    expect(second).not.toBe(first);
    expect((await seenBy(manager)).filter(({ name }) => name === hostSpare.name)).toMatchObject([
      { id: second, role: 'developer' },
    ]);
    await manager.client.changeProject({ params: manager.params(shared.id), body: { name: 'Renamed' } });
    const { members } = (await fixture.eventOf(shared.id, 'renamed')).data.state as {
      members: readonly { id: string; removedAt: string | null }[];
    };
    expect(members.filter(({ id }) => id === first || id === second)).toMatchObject([
      { id: first, removedAt: expect.any(String) },
      { id: second, removedAt: null },
    ]);
  });

  it('brings back somebody invited to the organization again, with one entry in force', async () => {
    const { manager, annotator, host } = shared;
    await fixture.known(withMembership(host, annotator, 'gone'));
    expect(await isOut(annotator)).toBe(true);
    expect((await seenBy(manager)).find(({ name }) => name === annotator.name)?.inForce).toBe(false);
    const membershipId = crypto.randomUUID();
    await fixture.known(withMembership(host, annotator, { membershipId }));
    expect(await isOut(annotator)).toBe(true);
    expect(await candidatesFor(manager, annotator.name)).toEqual([annotator.name]);
    const [again] = (await adding(manager, [{ membershipId }], 'annotator')).added;
    expect(await isOut(annotator).catch(() => false)).toBe(false);
    expect((await seenBy(manager)).filter(({ name }) => name === annotator.name)).toMatchObject([
      { id: again?.projectMemberId, inForce: true },
    ]);
  });
});

describe('changing roles', () => {
  it('is for managers over all of their side, for developers over developers and annotators', async () => {
    const { manager, developer, memberIds } = shared;
    expect(await changing(developer, memberIds.annotator, 'developer')).toEqual({
      projectMemberId: memberIds.annotator,
      role: 'developer',
      pending: [],
    });
    expect(await codeOf(changing(developer, memberIds.annotator, 'manager'))).toBe(
      'project-member.role-not-grantable',
    );
    expect(await codeOf(changing(developer, memberIds.manager, 'annotator'))).toBe(
      'project-member.role-not-grantable',
    );
    expect((await fixture.eventOf(shared.id, 'member_role_changed')).data.change).toEqual({
      projectMemberId: memberIds.annotator,
      accountId: shared.annotator.id,
      organizationId: manager.organizationId,
      collaborationId: null,
      from: 'annotator',
      to: 'developer',
    });
  });

  it('to the role that somebody has already is no event, for a last manager either', async () => {
    const { manager, memberIds } = shared;
    expect(await changing(manager, memberIds.annotator, 'annotator')).toMatchObject({ role: 'annotator' });
    expect(await changing(manager, memberIds.manager, 'manager')).toMatchObject({ role: 'manager' });
    await changing(manager, memberIds.annotator, 'developer');
    const { data } = await fixture.eventOf(shared.id, 'member_role_changed');
    expect(data.change).toMatchObject({ from: 'annotator', to: 'developer' });
  });

  it('keeps to one’s own side, and does not tell hidden people from nobody', async () => {
    const { manager, developer, extManager, memberIds } = shared;
    expect(await refusalOf(changing(manager, memberIds.extAnnotator, 'manager'))).toMatchObject({
      status: 403,
      code: 'project-member.other-side',
    });
    expect(await codeOf(changing(developer, memberIds.extManager, 'annotator'))).toBe(
      'project-member.other-side',
    );
    expect(await codeOf(changing(extManager, memberIds.manager, 'annotator'))).toBe(
      'project-member.other-side',
    );
    const hidden = await refusalOf(changing(extManager, memberIds.developer, 'annotator'));
    const nobody = await refusalOf(changing(extManager, crypto.randomUUID(), 'annotator'));
    expect(hidden).toMatchObject({ status: 404, code: 'project-member.not-found' });
    expect({ ...hidden, requestId: '' }).toEqual({ ...nobody, requestId: '' });
    expect(await codeOf(changing(extManager, memberIds.extAnnotator, 'developer'))).toBe(
      'project-member.role-not-on-side',
    );
    for (const person of [shared.annotator, shared.extAnnotator, shared.hostOwner])
      expect(await codeOf(changing(person, memberIds.annotator, 'annotator'))).toBe(
        'project.capability-missing',
      );
  });

  it('keeps a manager on each side, of those in force', async () => {
    const { manager, extManager, extAnnotator, memberIds, partner } = shared;
    expect(await refusalOf(changing(manager, memberIds.manager, 'developer'))).toMatchObject({
      status: 409,
      code: 'project-member.last-manager',
    });
    expect(await codeOf(changing(extManager, memberIds.extManager, 'annotator'))).toBe(
      'project-member.last-manager',
    );
    await changing(extManager, memberIds.extAnnotator, 'manager');
    await fixture.known(withMembership(partner, extAnnotator, 'gone'));
    expect(await codeOf(changing(extManager, memberIds.extManager, 'annotator'))).toBe(
      'project-member.last-manager',
    );
    expect(await changing(extManager, memberIds.extAnnotator, 'annotator')).toMatchObject({
      role: 'annotator',
    });
  });

  it('lets two managers who demote each other at once not leave their side without one', async () => {
    const { manager, annotator, memberIds } = shared;
    await changing(manager, memberIds.annotator, 'manager');
    const both = await Promise.allSettled([
      changing(manager, memberIds.annotator, 'annotator'),
      changing(annotator, memberIds.manager, 'annotator'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(
      (await seenBy(shared.developer)).filter(({ role, side }) => role === 'manager' && side === 'host'),
    ).toHaveLength(1);
  });

  it('answers the retry of somebody who demoted themselves', async () => {
    const { manager, memberIds } = shared;
    await changing(manager, memberIds.annotator, 'manager');
    const first = await changing(manager, memberIds.manager, 'annotator', 'step-down');
    expect(await changing(manager, memberIds.manager, 'annotator', 'step-down')).toEqual(first);
    expect(await codeOf(changing(manager, memberIds.manager, 'annotator'))).toBe(
      'project.capability-missing',
    );
  });
});

describe('removing and leaving', () => {
  it('ends the standing at once and is told', async () => {
    const { manager, developer, annotator, memberIds } = shared;
    expect(await removing(developer, memberIds.annotator)).toEqual({ pending: [] });
    expect(await isOut(annotator)).toBe(true);
    expect((await fixture.eventOf(shared.id, 'member_removed')).data.change).toEqual({
      projectMemberId: memberIds.annotator,
      accountId: annotator.id,
      organizationId: manager.organizationId,
      collaborationId: null,
      role: 'annotator',
    });
    expect(await codeOf(removing(manager, memberIds.annotator))).toBe('project-member.not-found');
  });

  it('keeps to one’s own side and one’s own rights', async () => {
    const { manager, developer, extManager, memberIds } = shared;
    expect(await codeOf(removing(manager, memberIds.extAnnotator))).toBe('project-member.other-side');
    expect(await codeOf(removing(extManager, memberIds.manager))).toBe('project-member.other-side');
    expect(await codeOf(removing(extManager, memberIds.annotator))).toBe('project-member.not-found');
    expect(await codeOf(removing(developer, memberIds.manager))).toBe('project-member.role-not-grantable');
    expect(await codeOf(removing(shared.annotator, memberIds.developer))).toBe('project.capability-missing');
    expect(await codeOf(removing(shared.outsider, memberIds.annotator))).toBe('project.not-found');
    expect(await removing(extManager, memberIds.extAnnotator)).toEqual({ pending: [] });
  });

  it('is open to everybody for themselves, and a retry still gets its answer', async () => {
    const { annotator, extAnnotator, memberIds } = shared;
    for (const [person, id] of [
      [annotator, memberIds.annotator],
      [extAnnotator, memberIds.extAnnotator],
    ] as const) {
      expect(await removing(person, id, `leave ${id}`)).toEqual({ pending: [] });
      expect(await removing(person, id, `leave ${id}`)).toEqual({ pending: [] });
      expect(await codeOf(removing(person, id))).toBe('project.not-found');
    }
    expect((await fixture.eventOf(shared.id, 'member_left')).data.change).toMatchObject({
      projectMemberId: memberIds.annotator,
      role: 'annotator',
    });
  });

  it('is not for the last manager of a side', async () => {
    const { manager, extManager, memberIds } = shared;
    expect(await codeOf(removing(manager, memberIds.manager))).toBe('project-member.last-manager');
    expect(await codeOf(removing(extManager, memberIds.extManager))).toBe('project-member.last-manager');
    await changing(manager, memberIds.developer, 'manager');
    expect(await removing(manager, memberIds.manager)).toEqual({ pending: [] });
    const { role } = await manager.client.getProject({ params: manager.params(shared.id) });
    expect(role).toBeNull();
  });
});

describe('appointing oneself', () => {
  it('is for owners of a side that has lost its last manager', async () => {
    const { extManager, extAnnotator, partnerOwner, partner } = shared;
    expect(await refusalOf(appointing(partnerOwner))).toMatchObject({
      status: 409,
      code: 'project-member.manager-present',
    });
    expect(await codeOf(appointing(extAnnotator))).toBe('membership.owner-required');
    await fixture.known(withMembership(partner, extManager, 'gone'));
    expect(await codeOf(appointing(extAnnotator))).toBe('membership.owner-required');
    expect(await codeOf(appointing(shared.outsider))).toBe('project.not-found');
    const first = await appointing(partnerOwner, 'me');
    expect(await appointing(partnerOwner, 'me')).toEqual(first);
    expect(await codeOf(appointing(partnerOwner))).toBe('project-member.manager-present');
    expect(await partnerOwner.client.getProject({ params: partnerOwner.params(shared.id) })).toMatchObject({
      role: 'manager',
    });
    expect((await fixture.eventOf(shared.id, 'manager_appointed')).data.change).toEqual({
      projectMemberId: first.projectMemberId,
      accountId: partnerOwner.id,
      organizationId: partner.id,
      collaborationId: shared.collaborationId,
    });
  });

  it('raises an owner who is a project member already', async () => {
    const { manager, hostOwner, host } = shared;
    const id = await fixture.add(manager, shared.id, hostOwner, 'annotator');
    await fixture.known(withMembership(host, manager, 'gone'));
    expect(await appointing(hostOwner)).toEqual({ projectMemberId: id });
    expect(await hostOwner.client.getProject({ params: hostOwner.params(shared.id) })).toMatchObject({
      role: 'manager',
    });
    const appointed = await fixture.eventOf(shared.id, 'manager_appointed');
    expect(appointed.data.change).toMatchObject({ projectMemberId: id });
    const { members } = appointed.data.state as { members: readonly { accountId: string }[] };
    expect(members.filter(({ accountId }) => accountId === hostOwner.id)).toMatchObject([
      { id, role: 'manager', removedAt: null },
    ]);
  });

  it('is won by one of two owners who ask at once', async () => {
    const { extManager, extSpare, partner, partnerOwner } = shared;
    await fixture.known(
      withMembership(withMembership(partner, extManager, 'gone'), extSpare, { type: 'owner' }),
    );
    const both = await Promise.allSettled([appointing(partnerOwner), appointing(extSpare)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
