import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fixture, Person } from './project-sharing.fixture.ts';
import { codeOf, openProjectSharing, openSharedProject, refusalOf } from './project-sharing.fixture.ts';

let fixture: Fixture;
let shared: Awaited<ReturnType<typeof openSharedProject>>;
beforeAll(async () => {
  fixture = await openProjectSharing();
});
beforeEach(async () => {
  shared = await openSharedProject(fixture);
});
afterAll(() => fixture.close());

const reason = 'Showed pictures to others';
const barring = (by: Person, projectMemberId: string, idempotencyKey: string = crypto.randomUUID()) =>
  by.client.barPerson({ params: by.params(shared.id), body: { projectMemberId, reason }, idempotencyKey });
const lifting = (by: Person, barId: string, idempotencyKey: string = crypto.randomUUID()) =>
  by.client.liftBar({ params: { ...by.params(shared.id), barId }, idempotencyKey });
const listed = async (person: Person) =>
  (await person.client.listBars({ params: person.params(shared.id) })).rows;
const roleOf = async (person: Person) =>
  (await person.client.getProject({ params: person.params(shared.id) })).role;

describe('barring a person', () => {
  it('puts them out at once, and tells their managers why', async () => {
    const { manager, extManager, extAnnotator, memberIds, partner, collaborationId } = shared;
    const { id, pending } = await barring(manager, memberIds.extAnnotator, 'bar');
    expect(pending).toEqual([]);
    expect(await barring(manager, memberIds.extAnnotator, 'bar')).toEqual({ id, pending: [] });
    expect(await codeOf(roleOf(extAnnotator))).toBe('project.not-found');
    expect(await roleOf(extManager)).toBe('manager');
    const bar = {
      id,
      reason,
      organization: { id: partner.id, name: 'Tide' },
      since: expect.any(String),
      person: { kind: 'person', id: extAnnotator.id, name: 'Anouk' },
    };
    expect(await listed(manager)).toEqual([bar]);
    expect(await listed(extManager)).toEqual([bar]);
    const { rows } = await extManager.client.listProjectMembers({ params: extManager.params(shared.id) });
    expect(rows.find(({ id: member }) => member === memberIds.extAnnotator)?.inForce).toBe(false);
    expect((await fixture.eventOf(shared.id, 'person_barred')).data.change).toEqual({
      barId: id,
      accountId: extAnnotator.id,
      organizationId: partner.id,
      collaborationId,
      reason,
    });
  });

  it('keeps them out until the host lifts it, whoever adds them or accepts a new link', async () => {
    const { manager, extManager, extAnnotator, memberIds } = shared;
    const { id } = await barring(manager, memberIds.extAnnotator);
    expect(await codeOf(barring(manager, memberIds.extAnnotator))).toBe('project-member.barred');
    await extManager.client.removeProjectMember({
      params: { ...extManager.params(shared.id), projectMemberId: memberIds.extAnnotator },
    });
    expect(await codeOf(fixture.add(extManager, shared.id, extAnnotator, 'annotator'))).toBe(
      'project-member.barred',
    );
    await extManager.client.stopCollaboration({
      params: { ...extManager.params(shared.id), collaborationId: shared.collaborationId },
      body: {},
    });
    const token = await fixture.linkOf(manager, shared.id);
    expect(await codeOf(fixture.accept(extAnnotator, token))).toBe('project-member.barred');
    await fixture.accept(extManager, token);
    expect(await codeOf(fixture.add(extManager, shared.id, extAnnotator, 'annotator'))).toBe(
      'project-member.barred',
    );
    expect(await lifting(manager, id)).toEqual({});
    await fixture.add(extManager, shared.id, extAnnotator, 'annotator');
    expect(await roleOf(extAnnotator)).toBe('annotator');
  });

  it('lifted gives back the role that was not taken away, and is told', async () => {
    const { manager, extAnnotator, memberIds, partner, collaborationId } = shared;
    const { id } = await barring(manager, memberIds.extAnnotator);
    await lifting(manager, id, 'lift');
    expect(await lifting(manager, id, 'lift')).toEqual({});
    expect(await roleOf(extAnnotator)).toBe('annotator');
    expect(await listed(manager)).toEqual([]);
    expect((await fixture.eventOf(shared.id, 'bar_lifted')).data.change).toEqual({
      barId: id,
      accountId: extAnnotator.id,
      organizationId: partner.id,
      collaborationId,
    });
    expect(await refusalOf(lifting(manager, id))).toMatchObject({ status: 404, code: 'bar.not-found' });
  });

  it('may leave a side without a manager, and then its owner steps in', async () => {
    const { manager, partnerOwner, memberIds } = shared;
    await barring(manager, memberIds.extManager);
    await partnerOwner.client.appointMyself({ params: partnerOwner.params(shared.id) });
    expect(await roleOf(partnerOwner)).toBe('manager');
    expect(await listed(partnerOwner)).toHaveLength(1);
  });

  it('is for host managers over people of partners', async () => {
    const { manager, memberIds } = shared;
    expect(await refusalOf(barring(manager, memberIds.annotator))).toMatchObject({
      status: 403,
      code: 'project-member.other-side',
    });
    expect(await refusalOf(barring(manager, crypto.randomUUID()))).toMatchObject({
      status: 404,
      code: 'project-member.not-found',
    });
    const { id } = await barring(manager, memberIds.extAnnotator);
    for (const person of [
      shared.developer,
      shared.annotator,
      shared.hostOwner,
      shared.extManager,
      shared.partnerOwner,
    ]) {
      expect(await codeOf(barring(person, memberIds.extManager))).toBe('project.capability-missing');
      expect(await codeOf(lifting(person, id))).toBe('project.capability-missing');
    }
    expect(await codeOf(barring(shared.outsider, memberIds.extManager))).toBe('project.not-found');
    expect(await codeOf(lifting(shared.outsider, id))).toBe('project.not-found');
    expect(
      await codeOf(
        manager.client.barPerson({
          params: manager.params(shared.id),
          body: { projectMemberId: memberIds.extManager, reason: '' },
        }),
      ),
    ).toBe('request.invalid');
  });

  it('is listed for host managers and that partner’s managers alone', async () => {
    const gale = await fixture.organization('Gale two', 'Gita');
    const { projectMemberId } = await fixture.accept(
      gale.people[0],
      await fixture.linkOf(shared.manager, shared.id),
    );
    await barring(shared.manager, shared.memberIds.extAnnotator);
    expect(await listed(gale.people[0])).toEqual([]);
    await barring(shared.manager, projectMemberId ?? '');
    expect(await listed(shared.extManager)).toMatchObject([{ person: { name: 'Anouk' } }]);
    expect(await listed(shared.manager)).toHaveLength(2);
    for (const person of [shared.developer, shared.annotator, shared.hostOwner, shared.partnerOwner])
      expect(await codeOf(listed(person))).toBe('project.capability-missing');
    expect(await codeOf(listed(shared.outsider))).toBe('project.not-found');
  });
});
