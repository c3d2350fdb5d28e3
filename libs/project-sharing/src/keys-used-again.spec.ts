import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fixture, Person } from './project-sharing.fixture.ts';
import { codeOf, openProjectSharing, openSharedProject } from './project-sharing.fixture.ts';
import type { ProjectFigures } from './project.ts';
import { settled } from './project.ts';

let fixture: Fixture;
let shared: Awaited<ReturnType<typeof openSharedProject>>;
let partner: { readonly gita: Person; readonly gus: Person };
beforeAll(async () => {
  fixture = await openProjectSharing();
});
beforeEach(async () => {
  shared = await openSharedProject(fixture);
  const [gita, gus] = (await fixture.organization('Gale two', 'Gita', 'Gus')).people;
  partner = { gita, gus };
});
afterAll(() => fixture.close());

/** More commands than a project knows the keys of, with their answers or without. */
const manyCommands = 300;

async function otherCommands(count: number) {
  const { manager, id } = shared;
  const rename = (name: string) =>
    manager.client.changeProject({ params: manager.params(id), body: { name } });
  for (let n = 0; n < count; n += 10)
    await Promise.all(Array.from({ length: 10 }, (_, more) => rename(`Name ${n + more}`)));
}

/** Makes one of everything that a project keeps, always under the same keys. */
async function makeOfEach() {
  const { id, manager, hostSpare, memberIds } = shared;
  const params = manager.params(id);
  const accepted = await fixture.accept(partner.gita, await fixture.linkOf(manager, id), 'accept');
  const label = await manager.client.addLabel({
    params,
    body: { name: 'Coral', color: '#1f77b4', type: 'vector' },
    idempotencyKey: 'label',
  });
  const { added } = await manager.client.addProjectMembers({
    params,
    body: { membershipIds: [hostSpare.membershipId], role: 'annotator' },
    idempotencyKey: 'member',
  });
  const bar = await manager.client.barPerson({
    params,
    body: { projectMemberId: memberIds.extAnnotator, reason: 'Leaked' },
    idempotencyKey: 'bar',
  });
  const { collaborationId, projectMemberId: extManagerId } = accepted;
  const projectMemberId = added[0]?.projectMemberId ?? '';
  return { collaborationId, extManagerId, labelId: label.id, projectMemberId, barId: bar.id };
}

async function endEach({
  collaborationId,
  labelId,
  projectMemberId,
  barId,
}: Awaited<ReturnType<typeof makeOfEach>>) {
  const { client, params: paramsOf } = shared.manager;
  const params = paramsOf(shared.id);
  await client.stopCollaboration({ params: { ...params, collaborationId }, body: {} });
  await client.deleteLabel({ params: { ...params, labelId } });
  await client.removeProjectMember({ params: { ...params, projectMemberId } });
  await client.liftBar({ params: { ...params, barId } });
}

const viewOf = (person: Person) => person.client.getProject({ params: person.params(shared.id) });

describe('an Idempotency-Key used again', () => {
  it('long after makes all anew, brings back nobody of before, and what it made can be ended', async () => {
    const { id, manager, hostSpare } = shared;
    const { gita, gus } = partner;
    const params = manager.params(id);
    const first = await makeOfEach();
    await fixture.add(gita, id, gus, 'annotator');
    await endEach(first);
    await otherCommands(manyCommands);

    const second = await makeOfEach();
    const ids = [...Object.values(first), ...Object.values(second)];
    expect(new Set(ids).size).toBe(ids.length);
    expect((await viewOf(gita)).collaborationId).toBe(second.collaborationId);
    expect(await codeOf(viewOf(gus))).toBe('project.not-found');

    await endEach(second);
    for (const person of [gita, gus, hostSpare])
      expect(await codeOf(viewOf(person))).toBe('project.not-found');
    expect((await manager.client.listLabels({ params })).rows).toEqual([]);
    expect((await manager.client.listBars({ params })).rows).toEqual([]);
    const { rows } = await manager.client.listCollaborations({ params });
    expect(rows.filter(({ organization }) => organization.id === gita.organizationId)).toMatchObject([
      { id: first.collaborationId, status: 'ended' },
      { id: second.collaborationId, status: 'ended' },
    ]);
  });

  it('soon after is refused, though its answer is forgotten, and changes nothing; a new key is served', async () => {
    const { id, manager } = shared;
    const first = await makeOfEach();
    await endEach(first);
    await otherCommands(20);
    const token = await fixture.linkOf(manager, id);
    expect(await codeOf(fixture.accept(partner.gita, token, 'accept'))).toBe('idempotency-key.reused');
    const coral = { name: 'Coral', color: '#1f77b4', type: 'vector' as const };
    const again = { params: manager.params(id), body: coral, idempotencyKey: 'label' };
    expect(await codeOf(manager.client.addLabel(again))).toBe('idempotency-key.reused');
    expect((await manager.client.listLabels({ params: manager.params(id) })).rows).toEqual([]);
    expect(await codeOf(viewOf(partner.gita))).toBe('project.not-found');
    expect((await fixture.accept(partner.gita, token)).collaborationId).not.toBe(first.collaborationId);
  });
});

const figures: ProjectFigures = {
  id: crypto.randomUUID(),
  organizationId: crypto.randomUUID(),
  name: 'Kelp',
  createdAt: '',
  deletedAt: null,
  settings: { partnersAssign: false, partnersSee: 'all', fourEyes: 'never' },
  labels: [],
  members: [],
  collaborations: [],
  bars: [],
  shareLink: {
    id: '',
    generation: 0,
    on: false,
    expiresAt: null,
    maxOrganizations: 1,
    requiresApproval: false,
    emailDomains: [],
    usedBy: [],
  },
  requests: [],
};
const [id, other] = [crypto.randomUUID(), crypto.randomUUID()];
const label = {
  id,
  name: 'Coral',
  color: '#1f77b4',
  type: 'vector' as const,
  attributes: [],
  deletedAt: null,
};
const bar = { id, accountId: '', organizationId: '', collaborationId: '', reason: '', since: '' };
const member = {
  ...{ id, membershipId: '', accountId: '', organizationId: '', collaborationId: null },
  ...{ role: 'annotator' as const, addedAt: '', removedAt: null },
};
const collaboration = {
  ...{ id, organizationId: '', acceptedBy: '', startedAt: '' },
  ...{ status: 'ended' as const, endedAt: '' },
};

it.each([
  { what: 'collaborations', twice: { collaborations: [collaboration, { ...collaboration }] } },
  { what: 'members', twice: { members: [member, { ...member }] } },
  { what: 'labels', twice: { labels: [label, { ...label }] } },
  { what: 'bars', twice: { bars: [bar, { ...bar }] } },
])('a project with two $what of one id is never written', ({ what, twice }) => {
  expect(() => settled({ ...figures, ...twice })).toThrow(`two ${what} of project`);
  const [one, two] = Object.values(twice).flat();
  const differing = { ...figures, [what]: [one, { ...two, id: other }] } as ProjectFigures;
  expect(settled(differing)).toMatchObject({ [what]: { length: 2 } });
});
