import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideChange } from './change-project.ts';
import type { Fixture } from './project-sharing.fixture.ts';
import { codeOf, openProjectSharing, openSharedProject, refusalOf } from './project-sharing.fixture.ts';
import { settled } from './project.ts';

let fixture: Fixture;
let shared: Awaited<ReturnType<typeof openSharedProject>>;
beforeAll(async () => {
  fixture = await openProjectSharing();
  shared = await openSharedProject(fixture);
});
afterAll(() => fixture.close());

const change = (of: string, said: object) => ({ type: `tandem.project.${of}.v1`, ...said });

describe('creating a project', () => {
  it('is for owners, and makes the creator its first manager', async () => {
    const { state, people } = await fixture.organization('Kelp', 'Olga', 'Max');
    const [owner, member] = people;
    const project = await fixture.projectOf(owner, '  Sea grass ');
    expect(project).toMatchObject({
      name: 'Sea grass',
      side: 'host',
      role: 'manager',
      shared: false,
      host: { id: state.id, name: 'Kelp' },
      partners: [],
      collaborationId: null,
      settings: { partnersAssign: false, partnersSee: 'all', fourEyes: 'shared-projects' },
    });
    expect(project.capabilities).toContain('rename-or-delete-project');
    expect(await codeOf(fixture.projectOf(member))).toBe('membership.owner-required');
    const created = await fixture.eventOf(project.id, 'created');
    expect(created).toMatchObject({ actor: owner.id, organization: state.id, seq: 1, stateseq: 1 });
    expect(created.data.change).toEqual({ name: 'Sea grass' });
    expect(created.data.state).toMatchObject({ members: [{ accountId: owner.id, role: 'manager' }] });
    expect(created.data.state).not.toHaveProperty('shareLink');
  });

  it('happens once for one key, and another request under that key is refused', async () => {
    const { manager } = shared;
    const call = { params: { organizationId: manager.organizationId }, idempotencyKey: crypto.randomUUID() };
    const body = { name: 'Sponges' };
    const [first, second] = await Promise.all([
      manager.client.createProject({ ...call, body }),
      manager.client.createProject({ ...call, body }),
    ]);
    expect(second).toEqual(first);
    expect(await codeOf(manager.client.createProject({ ...call, body: { name: 'Corals' } }))).toBe(
      'idempotency-key.reused',
    );
  });

  it('is not for people outside the organization, which to them does not exist', async () => {
    const { outsider, manager } = shared;
    const asOutsider = (organizationId: string) =>
      refusalOf(outsider.client.createProject({ params: { organizationId }, body: { name: 'Mine' } }));
    const [real, madeUp] = await Promise.all([
      asOutsider(manager.organizationId),
      asOutsider(crypto.randomUUID()),
    ]);
    expect(real).toMatchObject({ code: 'organization.not-found', status: 404 });
    expect({ ...madeUp, requestId: '' }).toEqual({ ...real, requestId: '' });
  });

  it('refuses a body of another shape, and whoever is not logged in', async () => {
    const params = { organizationId: shared.manager.organizationId };
    const named = (name: unknown) =>
      shared.manager.client.createProject({ params, body: { name: name as string } });
    for (const name of ['', '  ', 7, { $ne: null }, 'a\u0000b', 'a\ud800b', 'x'.repeat(121)])
      expect(await codeOf(named(name))).toBe('request.invalid');
    expect(await codeOf(fixture.anonymous.createProject({ params, body: { name: 'X' } }))).toBe(
      'session.required',
    );
  });
});

describe('looking at a project', () => {
  it('shows each side what its people may see, and what their roles allow', async () => {
    const { id, collaborationId, host, partner } = shared;
    const view = (person: typeof shared.manager) => person.client.getProject({ params: person.params(id) });
    expect(await view(shared.manager)).toMatchObject({
      side: 'host',
      shared: true,
      collaborationId: null,
      host: { id: host.id, name: 'Reef' },
      partners: [{ id: partner.id, name: 'Tide', collaborationId }],
      settings: { partnersSee: 'all' },
    });
    expect(await view(shared.developer)).toMatchObject({ role: 'developer', settings: null });
    expect(await view(shared.extManager)).toMatchObject({
      side: 'external',
      role: 'manager',
      shared: true,
      collaborationId,
      host: { name: 'Reef' },
      partners: [],
      settings: null,
      capabilities: ['manage-members', 'annotate-images', 'review-images', 'comment'],
    });
    expect(await view(shared.extAnnotator)).toMatchObject({
      role: 'annotator',
      capabilities: ['annotate-images', 'comment'],
    });
  });

  it('gives an owner outside the project the entry alone, as their side', async () => {
    const { id, hostOwner, partnerOwner } = shared;
    expect(await hostOwner.client.getProject({ params: hostOwner.params(id) })).toMatchObject({
      side: 'host',
      role: null,
      settings: null,
      capabilities: [],
      partners: [{ name: 'Tide' }],
    });
    expect(await partnerOwner.client.getProject({ params: partnerOwner.params(id) })).toMatchObject({
      side: 'external',
      role: null,
      settings: null,
      capabilities: [],
      partners: [],
    });
  });

  it('does not exist for outsiders, members outside it, and people naming an organization they are not of', async () => {
    const { id, outsider, hostSpare, extSpare, manager } = shared;
    const attempts = [
      outsider.client.getProject({ params: outsider.params(id) }),
      outsider.client.getProject({ params: manager.params(id) }),
      hostSpare.client.getProject({ params: hostSpare.params(id) }),
      extSpare.client.getProject({ params: extSpare.params(id) }),
      manager.client.getProject({ params: shared.extManager.params(id) }),
      manager.client.getProject({ params: outsider.params(id) }),
      manager.client.getProject({ params: manager.params(crypto.randomUUID()) }),
    ];
    const problems = await Promise.all(attempts.map(refusalOf));
    expect(problems.map(({ code, status }) => [code, status])).toEqual(
      problems.map(() => ['project.not-found', 404]),
    );
  });
});

describe('changing a project', () => {
  it('tells only what changed, and nothing when nothing did', async () => {
    const [owner] = (await fixture.organization('Kelp', 'Olga')).people;
    const { id } = await fixture.projectOf(owner, 'Sea grass');
    const patch = (body: object, idempotencyKey?: string) =>
      owner.client.changeProject({
        params: owner.params(id),
        body,
        ...(idempotencyKey ? { idempotencyKey } : {}),
      });
    await patch({});
    await patch({ name: 'Sea grass', settings: { partnersSee: 'all' } });
    const answer = await patch({ settings: { partnersSee: 'entrusted', fourEyes: 'shared-projects' } }, 'k1');
    expect(answer).toMatchObject({
      pending: [],
      settings: { partnersSee: 'entrusted', partnersAssign: false },
    });
    await patch({ settings: { partnersSee: 'entrusted', fourEyes: 'shared-projects' } }, 'k1');
    await patch({ name: 'Eelgrass', settings: { partnersAssign: true } });
    await patch({ name: 'Eelgrass' });
    await owner.client.deleteProject({ params: owner.params(id), body: { name: 'Eelgrass' } });
    const events = await fixture.eventsUntil(id, 'deleted');
    expect(events.map(({ seq, type, data }) => ({ seq, type, ...data.change }))).toEqual([
      { seq: 1, ...change('created', { name: 'Sea grass' }) },
      {
        seq: 2,
        ...change('settings_changed', { from: { partnersSee: 'all' }, to: { partnersSee: 'entrusted' } }),
      },
      { seq: 3, ...change('renamed', { from: 'Sea grass', to: 'Eelgrass' }) },
      {
        seq: 4,
        ...change('settings_changed', { from: { partnersAssign: false }, to: { partnersAssign: true } }),
      },
      { seq: 5, ...change('deleted', { name: 'Eelgrass' }) },
    ]);
  });

  it('writes nothing at all where nothing changes', () => {
    const project = settled({
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
    });
    const none = { state: project, events: [], result: null };
    expect(decideChange(project, { name: 'Kelp', settings: { fourEyes: 'never' } })).toEqual(none);
    expect(decideChange(project, {}).state).toBe(project);
  });

  it('is for host managers alone', async () => {
    const { id, outsider } = shared;
    const people = [
      shared.developer,
      shared.annotator,
      shared.hostOwner,
      shared.extManager,
      shared.extAnnotator,
      shared.partnerOwner,
    ];
    for (const person of people) {
      const params = person.params(id);
      expect(await refusalOf(person.client.changeProject({ params, body: { name: 'X' } }))).toMatchObject({
        code: 'project.capability-missing',
        capability: 'rename-or-delete-project',
      });
      expect(
        await refusalOf(
          person.client.changeProject({ params, body: { settings: { partnersAssign: true } } }),
        ),
      ).toMatchObject({ status: 403, capability: 'change-project-settings' });
    }
    expect(await codeOf(outsider.client.changeProject({ params: outsider.params(id), body: {} }))).toBe(
      'project.not-found',
    );
  });

  it('refuses settings that do not exist', async () => {
    const { id, manager } = shared;
    const settings = { partnersSee: 'nothing', admin: true } as object;
    expect(
      await codeOf(manager.client.changeProject({ params: manager.params(id), body: { settings } })),
    ).toBe('request.invalid');
  });

  it('keeps every change of people who change it at the same moment', async () => {
    const { id, manager } = shared;
    const patch = (settings: object) =>
      manager.client.changeProject({ params: manager.params(id), body: { settings } });
    await Promise.all([
      patch({ partnersAssign: true }),
      patch({ partnersSee: 'entrusted' }),
      patch({ fourEyes: 'never' }),
    ]);
    const { settings } = await manager.client.getProject({ params: manager.params(id) });
    expect(settings).toEqual({ partnersAssign: true, partnersSee: 'entrusted', fourEyes: 'never' });
    expect(
      (await shared.extManager.client.getProject({ params: shared.extManager.params(id) })).capabilities,
    ).toContain('assign-annotators');
    await patch({ partnersAssign: false, partnersSee: 'all', fourEyes: 'shared-projects' });
  });
});

describe('deleting a project', () => {
  it('takes its name typed exactly, by a host manager', async () => {
    const { id, manager, developer, extManager } = shared;
    const remove = (person: typeof manager, name: string) =>
      codeOf(person.client.deleteProject({ params: person.params(id), body: { name } }));
    expect(await remove(manager, 'kelp forests')).toBe('project.name-mismatch');
    expect(await remove(developer, 'Kelp forests')).toBe('project.capability-missing');
    expect(await remove(extManager, 'Kelp forests')).toBe('project.capability-missing');
  });

  it('stops every collaboration in the same write, and then the project is gone for both sides and its link too', async () => {
    const mine = await openSharedProject(fixture);
    const { id, manager, extManager, token, collaborationId, partner } = mine;
    const call = {
      params: manager.params(id),
      body: { name: 'Kelp forests' },
      idempotencyKey: crypto.randomUUID(),
    };
    expect(await manager.client.deleteProject(call)).toEqual({ pending: [] });
    expect(await manager.client.deleteProject(call)).toEqual({ pending: [] });
    expect(await codeOf(manager.client.deleteProject({ ...call, idempotencyKey: 'another' }))).toBe(
      'project.not-found',
    );
    for (const person of [manager, mine.hostOwner, extManager, mine.partnerOwner]) {
      expect(await codeOf(person.client.getProject({ params: person.params(id) }))).toBe('project.not-found');
      const { rows } = await person.client.listProjects({
        params: { organizationId: person.organizationId },
      });
      expect(rows.filter((row) => row.id === id)).toEqual([]);
    }
    expect(await codeOf(extManager.client.previewShareLink({ body: { token } }))).toBe(
      'share-link.not-found',
    );
    const [stopped, deleted] = (await fixture.eventsUntil(id, 'deleted')).slice(-2);
    expect(stopped?.data.change).toEqual({ collaborationId, organizationId: partner.id, by: 'host' });
    expect(stopped?.stateseq).toBe(deleted?.stateseq);
    expect(deleted?.data.state).toMatchObject({
      name: 'Kelp forests',
      deletedAt: expect.any(String),
      collaborations: [{ id: collaborationId, status: 'ended' }],
    });
  });
});
