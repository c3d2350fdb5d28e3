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

const stopping = (
  by: Person,
  collaborationId = shared.collaborationId,
  idempotencyKey: string = crypto.randomUUID(),
) =>
  by.client.stopCollaboration({
    params: { ...by.params(shared.id), collaborationId },
    body: {},
    idempotencyKey,
  });
const listed = async (person: Person) =>
  (await person.client.listCollaborations({ params: person.params(shared.id) })).rows;

/** A second partner in the same project. */
async function secondPartner() {
  const gale = await fixture.organization('Gale two', 'Gita');
  const { collaborationId } = await fixture.accept(
    gale.people[0],
    await fixture.linkOf(shared.manager, shared.id),
  );
  return { gita: gale.people[0], collaborationId };
}

describe('the list of collaborations', () => {
  it('is all of them for host managers, and its own for a partner’s managers and owners', async () => {
    const { gita, collaborationId } = await secondPartner();
    const tide = {
      id: shared.collaborationId,
      status: 'active',
      endedAt: null,
      organization: { id: shared.partner.id, name: 'Tide' },
      acceptedBy: { kind: 'person', id: shared.extManager.id, name: 'Emil' },
    };
    expect(await listed(shared.manager)).toMatchObject([
      tide,
      { id: collaborationId, organization: { name: 'Gale two' } },
    ]);
    expect(await listed(shared.extManager)).toMatchObject([tide]);
    expect(await listed(shared.partnerOwner)).toMatchObject([tide]);
    expect((await listed(gita)).map(({ id }) => id)).toEqual([collaborationId]);
  });

  it('is for nobody else', async () => {
    for (const person of [shared.developer, shared.annotator, shared.hostOwner, shared.extAnnotator])
      expect(await refusalOf(listed(person))).toMatchObject({
        status: 403,
        code: 'project.capability-missing',
      });
    expect(await codeOf(listed(shared.outsider))).toBe('project.not-found');
  });
});

describe('stopping a collaboration', () => {
  it.each(['manager', 'extManager', 'partnerOwner'] as const)(
    'is open to the %s, and puts that side out at once',
    async (who) => {
      const { id, extManager, extAnnotator, partnerOwner, manager, collaborationId, partner } = shared;
      const person = shared[who];
      expect(await stopping(person)).toEqual({ pending: [] });
      for (const out of [extManager, extAnnotator, partnerOwner]) {
        const params = out.params(id);
        const refused = [
          out.client.getProject({ params }),
          out.client.listLabels({ params }),
          out.client.listProjectMembers({ params }),
          out.client.listCollaborations({ params }),
          out.client.listBars({ params }),
          out.client.addProjectMembers({
            params,
            body: { membershipIds: [out.membershipId], role: 'annotator' },
          }),
          out.client.stopCollaboration({ params: { ...params, collaborationId }, body: {} }),
          out.client.appointMyself({ params }),
        ];
        expect(await Promise.all(refused.map(codeOf))).toEqual(refused.map(() => 'project.not-found'));
      }
      const by = who === 'manager' ? 'host' : 'external';
      const stopped = await fixture.eventOf(id, 'collaboration_stopped');
      expect(stopped).toMatchObject({ actor: person.id, organization: person.organizationId });
      expect(stopped.data.change).toEqual({ collaborationId, organizationId: partner.id, by });
      expect(await manager.client.getProject({ params: manager.params(id) })).toMatchObject({
        shared: false,
        partners: [],
      });
      expect(await listed(manager)).toMatchObject([
        { id: collaborationId, status: 'ended', endedAt: expect.any(String) },
      ]);
      const rows = (await manager.client.listProjectMembers({ params: manager.params(id) })).rows;
      expect(rows.map(({ side }) => side)).toEqual(['host', 'host', 'host']);
    },
  );

  it('gives its answer again to a retry, by either side', async () => {
    expect(await stopping(shared.extManager, shared.collaborationId, 'mine')).toEqual({ pending: [] });
    expect(await stopping(shared.extManager, shared.collaborationId, 'mine')).toEqual({ pending: [] });
    expect(await codeOf(stopping(shared.extManager))).toBe('project.not-found');
    expect(await refusalOf(stopping(shared.manager))).toMatchObject({
      status: 409,
      code: 'collaboration.ended',
    });
  });

  it('is not for the host’s other people, a partner’s annotators, or outsiders', async () => {
    for (const person of [shared.developer, shared.annotator, shared.hostOwner, shared.extAnnotator])
      expect(await refusalOf(stopping(person))).toMatchObject({
        status: 403,
        capability: 'stop-collaboration',
      });
    expect(await codeOf(stopping(shared.outsider))).toBe('project.not-found');
    expect(await codeOf(stopping(shared.manager, crypto.randomUUID()))).toBe('collaboration.not-found');
  });

  it('of another partner is the stopping of nothing', async () => {
    const { gita, collaborationId } = await secondPartner();
    const foreign = await refusalOf(stopping(shared.extManager, collaborationId));
    const madeUp = await refusalOf(stopping(shared.extManager, crypto.randomUUID()));
    expect(foreign).toMatchObject({ status: 404, code: 'collaboration.not-found' });
    expect({ ...foreign, requestId: '' }).toEqual({ ...madeUp, requestId: '' });
    await stopping(shared.extManager);
    expect(await gita.client.getProject({ params: gita.params(shared.id) })).toMatchObject({
      role: 'manager',
    });
  });

  it('by both sides at once ends it once', async () => {
    const both = await Promise.allSettled([
      stopping(shared.manager),
      stopping(shared.extManager),
      stopping(shared.partnerOwner),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('leaves the way back by a new link, as a new collaboration', async () => {
    await stopping(shared.manager);
    expect(await codeOf(fixture.accept(shared.extManager, shared.token))).toBe('share-link.used-up');
    const again = await fixture.accept(shared.extManager, await fixture.linkOf(shared.manager, shared.id));
    expect(again.collaborationId).not.toBe(shared.collaborationId);
    expect(
      await codeOf(shared.extAnnotator.client.getProject({ params: shared.extAnnotator.params(shared.id) })),
    ).toBe('project.not-found');
    expect((await listed(shared.extManager)).map(({ status }) => status)).toEqual(['ended', 'active']);
    expect(await codeOf(stopping(shared.extManager, shared.collaborationId))).toBe('collaboration.ended');
  });
});
