import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fixture, Person } from './project-sharing.fixture.ts';
import { codeOf, openProjectSharing, refusalOf, withMembership } from './project-sharing.fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openProjectSharing();
});
afterAll(() => fixture.close());

const day = 24 * 3_600_000;

/** Reef's project; Emil of Tide, of which Oskar is owner, has asked to collaborate by a link for one organization. */
async function openRequest(terms: { expiresInHours?: number | null; maxOrganizations?: number } = {}) {
  const reef = await fixture.organization('Reef', 'Hana', 'Dario', 'Amara');
  const tide = await fixture.organization('Tide', 'Oskar', 'Emil', 'Zoe');
  const gale = await fixture.organization('Gale', 'Gita');
  const [manager, developer, annotator] = reef.people;
  const { id } = await fixture.projectOf(manager);
  await fixture.add(manager, id, developer, 'developer');
  await fixture.add(manager, id, annotator, 'annotator');
  const [owner, requester, colleague] = tide.people;
  const token = await fixture.linkOn(manager, id, { requiresApproval: true, ...terms });
  const asked = await fixture.accept(requester, token, 'ask');
  const ask = { token, collaborationId: asked.collaborationId };
  return {
    ...{ id, host: reef.state, manager, developer, annotator, gita: gale.people[0] },
    ...{ tide: tide.state, owner, requester, colleague, asked, ...ask },
  };
}
let given: Awaited<ReturnType<typeof openRequest>>;
beforeEach(async () => {
  given = await openRequest();
});

const call = (person: Person, collaborationId = given.collaborationId) => ({
  params: { ...person.params(given.id), collaborationId },
  body: {},
});
const approve = (by: Person, id?: string) => by.client.approveCollaboration(call(by, id));
const decline = (by: Person, id?: string) => by.client.declineCollaboration(call(by, id));
const withdraw = (by: Person, id?: string) => by.client.withdrawCollaboration(call(by, id));
const listOf = async ({ client, organizationId }: Person) =>
  (await client.listProjects({ params: { organizationId } })).rows;
const viewOf = (person: Person) => person.client.getProject({ params: person.params(given.id) });
const collaborations = async () =>
  (await given.manager.client.listCollaborations({ params: given.manager.params(given.id) })).rows;
const link = () => given.manager.client.getShareLink({ params: given.manager.params(given.id) });

describe('a link that requires approval', () => {
  it('does not by default', async () => {
    await given.manager.client.rotateShareLink({ params: given.manager.params(given.id), body: {} });
    expect(await link()).toMatchObject({ requiresApproval: false, pending: 0 });
  });

  it('says so to a manager and in the preview', async () => {
    expect(await link()).toMatchObject({
      requiresApproval: true,
      maxOrganizations: 1,
      usedBy: 0,
      pending: 1,
    });
    const another = await openRequest({ maxOrganizations: 2 });
    const preview = await another.gita.client.previewShareLink({ body: { token: another.token } });
    expect(preview).toMatchObject({ requiresApproval: true });
  });

  it('asks where others start: nothing of the project is there for the requester', async () => {
    const { id, asked, requester, owner, collaborationId, tide } = given;
    expect(asked).toEqual({ projectId: id, collaborationId, status: 'pending', projectMemberId: null });
    for (const person of [requester, owner]) {
      const { client, params } = person;
      const refused = [
        client.getProject({ params: params(id) }),
        client.listLabels({ params: params(id) }),
        client.listProjectMembers({ params: params(id) }),
        client.listCollaborations({ params: params(id) }),
        client.appointMyself({ params: params(id) }),
        client.stopCollaboration(call(person)),
      ];
      expect(await Promise.all(refused.map(codeOf))).toEqual(refused.map(() => 'project.not-found'));
    }
    const event = await fixture.eventOf(id, 'collaboration_requested');
    expect(event).toMatchObject({ actor: requester.id, organization: tide.id });
    expect(event.data.change).toMatchObject({
      ...{ collaborationId, organizationId: tide.id, requestedBy: requester.id, generation: 1 },
    });
    expect(event.data.state).toMatchObject({ collaborations: [] });
    expect(await fixture.accept(requester, given.token, 'ask')).toEqual(asked);
  });

  it('shows name, host and that it waits to the requester and their owners alone', async () => {
    const { id, requester, owner, colleague, collaborationId, host, gita } = given;
    for (const person of [requester, owner])
      expect(await listOf(person)).toEqual([
        {
          ...{ id, name: 'Kelp forests', createdAt: expect.any(String), side: 'external', role: null },
          ...{ shared: false, host: { id: host.id, name: 'Reef' }, partners: [] },
          waiting: { collaborationId, requestedAt: expect.any(String), lapsesAt: expect.any(String) },
        },
      ]);
    for (const person of [colleague, gita]) expect(await listOf(person)).toEqual([]);
    const query = { side: 'host' as const };
    const params = { organizationId: requester.organizationId };
    expect((await requester.client.listProjects({ params, query })).rows).toEqual([]);
  });

  it('is listed among the collaborations to host managers, and shares nothing yet', async () => {
    expect(await collaborations()).toEqual([
      {
        ...{ id: given.collaborationId, organization: { id: given.tide.id, name: 'Tide' } },
        ...{ status: 'pending', startedAt: expect.any(String), endedAt: null, lapsesAt: expect.any(String) },
        acceptedBy: { kind: 'person', id: given.requester.id, name: 'Emil' },
        mayStop: false,
      },
    ]);
    expect(await viewOf(given.manager)).toMatchObject({ shared: false, partners: [], waiting: null });
  });

  it('keeps pages of the list in order', async () => {
    const { owner } = given;
    for (const name of ['Alpha', 'Zeta']) await fixture.projectOf(owner, name);
    const names: string[] = [];
    for (let after: string | undefined; ;) {
      const query = { limit: 1, ...(after && { after }) };
      const params = { organizationId: owner.organizationId };
      const page = await owner.client.listProjects({ params, query });
      names.push(...page.rows.map(({ name }) => name));
      if (!page.next) break;
      after = page.next;
    }
    expect(names).toEqual(['Alpha', 'Kelp forests', 'Zeta']);
  });

  it('takes one use, and refuses a second request of the same organization', async () => {
    expect(await codeOf(fixture.accept(given.gita, given.token))).toBe('share-link.used-up');
    expect(await refusalOf(fixture.accept(given.colleague, given.token))).toMatchObject({
      status: 409,
      code: 'share-link.already-pending',
    });
  });

  it('lets one of two organizations that race for its last use ask', async () => {
    const { manager, id, gita, colleague } = given;
    const token = await fixture.linkOn(manager, id, { requiresApproval: true });
    const both = await Promise.allSettled([gita, colleague].map((person) => fixture.accept(person, token)));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await link()).toMatchObject({ usedBy: 0, pending: 1 });
  });
});

describe('approving', () => {
  it('starts the collaboration with the requester as its manager', async () => {
    const { manager, requester, owner, collaborationId, tide, id } = given;
    const { projectMemberId } = await approve(manager);
    expect(await viewOf(requester)).toMatchObject({ role: 'manager', collaborationId, shared: true });
    expect(await listOf(owner)).toMatchObject([{ id, shared: true, waiting: null }]);
    expect(await collaborations()).toMatchObject([{ id: collaborationId, status: 'active', lapsesAt: null }]);
    expect(await link()).toMatchObject({ usedBy: 1, pending: 0 });
    const event = await fixture.eventOf(id, 'shared');
    expect(event).toMatchObject({ actor: manager.id, organization: manager.organizationId });
    const change = { collaborationId, organizationId: tide.id, acceptedBy: requester.id, projectMemberId };
    expect(event.data.change).toEqual(change);
  });

  it('answers a retry again, and is told from a second time', async () => {
    const retried = { ...call(given.manager), idempotencyKey: 'approve' };
    const first = await given.manager.client.approveCollaboration(retried);
    expect(await given.manager.client.approveCollaboration(retried)).toEqual(first);
    for (const again of [approve(given.manager), decline(given.manager), withdraw(given.requester)])
      expect(await refusalOf(again)).toMatchObject({ status: 409, code: 'collaboration.not-pending' });
  });

  it('is refused when the requester is no longer the member who asked', async () => {
    const { tide, requester, manager } = given;
    await fixture.known(withMembership(tide, requester, 'gone'));
    expect(await refusalOf(approve(manager))).toMatchObject({
      status: 409,
      code: 'collaboration.requester-gone',
    });
    await fixture.known(withMembership(tide, requester, { membershipId: crypto.randomUUID() }));
    expect(await codeOf(approve(manager))).toBe('collaboration.requester-gone');
    expect(await collaborations()).toMatchObject([{ status: 'pending' }]);
  });

  it('and declining are for host managers alone', async () => {
    const { developer, annotator, requester, owner, gita } = given;
    for (const act of [approve, decline]) {
      for (const person of [developer, annotator])
        expect(await codeOf(act(person))).toBe('project.capability-missing');
      for (const person of [requester, owner, gita])
        expect(await codeOf(act(person))).toBe('project.not-found');
      expect(await codeOf(act(given.manager, crypto.randomUUID()))).toBe('collaboration.not-found');
    }
  });

  it('and withdrawing at once end it one way', async () => {
    const both = await Promise.allSettled([approve(given.manager), withdraw(given.requester)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a request ends', () => {
  const free = async () => {
    expect(await listOf(given.requester)).toEqual([]);
    expect(await collaborations()).toEqual([]);
    expect(await link()).toMatchObject({ usedBy: 0, pending: 0 });
  };

  it('declined, and gives its use back', async () => {
    await decline(given.manager);
    await free();
    const change = (await fixture.eventOf(given.id, 'collaboration_declined')).data.change;
    const { collaborationId, tide, requester } = given;
    expect(change).toEqual({ collaborationId, organizationId: tide.id, requestedBy: requester.id });
    expect(await fixture.accept(given.gita, given.token)).toMatchObject({ status: 'pending' });
  });

  it.each(['requester', 'owner'] as const)('withdrawn by the %s', async (who) => {
    const retried = { ...call(given[who]), idempotencyKey: 'withdraw' };
    await given[who].client.withdrawCollaboration(retried);
    await given[who].client.withdrawCollaboration(retried);
    await free();
    const event = await fixture.eventOf(given.id, 'collaboration_withdrawn');
    expect(event).toMatchObject({ actor: given[who].id, organization: given.tide.id });
    expect(await fixture.accept(given.colleague, given.token)).toMatchObject({ status: 'pending' });
  });

  it('withdrawn by nobody else: for the requester’s colleagues and strangers it is not there', async () => {
    for (const person of [given.colleague, given.gita])
      expect(await codeOf(withdraw(person))).toBe('project.not-found');
    expect(await codeOf(withdraw(given.manager))).toBe('collaboration.not-found');
    await fixture.known(withMembership(given.tide, given.requester, 'gone'));
    expect(await codeOf(withdraw(given.requester))).toBe('project.not-found');
    await withdraw(given.owner);
  });

  it('lapsed after 14 days', async () => {
    given = await openRequest({ expiresInHours: null });
    fixture.clock.advance(14 * day - 60_000);
    expect(await collaborations()).toMatchObject([{ status: 'pending' }]);
    fixture.clock.advance(60_001);
    await free();
    expect(await codeOf(approve(given.manager))).toBe('collaboration.not-pending');
    expect(await fixture.accept(given.colleague, given.token)).toMatchObject({ status: 'pending' });
  });

  it('with its link, when that expires', async () => {
    given = await openRequest({ expiresInHours: 1 });
    fixture.clock.advance(3_600_001);
    await free();
    expect(await codeOf(withdraw(given.requester))).toBe('collaboration.not-pending');
  });

  it('with its link, revoked or rotated, where a collaboration goes on', async () => {
    given = await openRequest({ maxOrganizations: 2 });
    const { manager, gita, id } = given;
    const { collaborationId } = await fixture.accept(gita, given.token);
    await approve(manager, collaborationId);
    const params = manager.params(id);
    await manager.client.rotateShareLink({ params, body: { requiresApproval: true } });
    expect(await listOf(given.requester)).toEqual([]);
    expect(await codeOf(approve(manager))).toBe('collaboration.not-pending');
    expect(await collaborations()).toMatchObject([{ id: collaborationId, status: 'active' }]);
    const token = (await link()).token ?? '';
    const again = await fixture.accept(given.requester, token);
    await manager.client.revokeShareLink({ params });
    expect(await codeOf(approve(manager, again.collaborationId))).toBe('collaboration.not-pending');
    expect(await listOf(given.requester)).toEqual([]);
    expect(await viewOf(gita)).toMatchObject({ role: 'manager' });
  });

  it('with its project', async () => {
    const { manager } = given;
    const params = manager.params(given.id);
    await manager.client.deleteProject({ params, body: { name: 'Kelp forests' } });
    expect(await listOf(given.requester)).toEqual([]);
    expect(await codeOf(withdraw(given.requester))).toBe('collaboration.not-pending');
  });
});
