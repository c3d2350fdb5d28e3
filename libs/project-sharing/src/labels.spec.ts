import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideLabel } from './add-label.ts';
import type { Fixture, Person } from './project-sharing.fixture.ts';
import { codeOf, openProjectSharing, openSharedProject, refusalOf } from './project-sharing.fixture.ts';
import { settled } from './project.ts';

let fixture: Fixture;
let shared: Awaited<ReturnType<typeof openSharedProject>>;
beforeAll(async () => {
  fixture = await openProjectSharing();
  shared = await openSharedProject(fixture);
});
afterAll(() => fixture.close());

const label = (name: string) => ({ name, color: '#1f77b4', type: 'vector' as const });
const addLabel = (person: Person, name: string, idempotencyKey: string = crypto.randomUUID()) =>
  person.client.addLabel({ params: person.params(shared.id), body: label(name), idempotencyKey });
const deleteLabel = (person: Person, labelId: string, idempotencyKey: string = crypto.randomUUID()) =>
  person.client.deleteLabel({ params: { ...person.params(shared.id), labelId }, idempotencyKey });
const namesFor = async (person: Person) =>
  (await person.client.listLabels({ params: person.params(shared.id) })).rows.map(({ name }) => name);

describe('labels', () => {
  it('are added by host managers and developers, with their attributes, and seen by everyone inside', async () => {
    const attributes = [{ name: 'health', values: ['alive', 'bleached'] }];
    const body = { ...label('Coral'), type: 'segmentation' as const, attributes };
    const added = await shared.manager.client.addLabel({ params: shared.manager.params(shared.id), body });
    expect(added).toEqual({ id: added.id, ...body });
    await addLabel(shared.developer, 'Sponge');
    for (const person of [
      shared.manager,
      shared.developer,
      shared.annotator,
      shared.extManager,
      shared.extAnnotator,
    ])
      expect(await namesFor(person)).toEqual(['Coral', 'Sponge']);
    expect((await fixture.eventOf(shared.id, 'label_added')).data.change).toEqual({
      labelId: added.id,
      name: 'Coral',
      type: 'segmentation',
    });
  });

  it('are nothing to an owner outside the project, and to outsiders nor is the project', async () => {
    expect(await namesFor(shared.hostOwner)).toEqual([]);
    expect(await namesFor(shared.partnerOwner)).toEqual([]);
    expect(await codeOf(namesFor(shared.outsider))).toBe('project.not-found');
    expect(await codeOf(addLabel(shared.outsider, 'Crab'))).toBe('project.not-found');
  });

  it('are neither added nor deleted by anybody else', async () => {
    const coral =
      (await shared.manager.client.listLabels({ params: shared.manager.params(shared.id) })).rows[0]?.id ??
      '';
    for (const person of [
      shared.annotator,
      shared.hostOwner,
      shared.extManager,
      shared.extAnnotator,
      shared.partnerOwner,
    ]) {
      expect(await refusalOf(addLabel(person, 'Crab'))).toMatchObject({
        status: 403,
        code: 'project.capability-missing',
        capability: 'manage-labels',
      });
      expect(await codeOf(deleteLabel(person, coral))).toBe('project.capability-missing');
    }
  });

  it('have names that differ by more than case', async () => {
    expect(await codeOf(addLabel(shared.manager, ' CORAL'))).toBe('label.name-taken');
    const racing = await Promise.allSettled([
      addLabel(shared.manager, 'Fish'),
      addLabel(shared.developer, 'fish'),
    ]);
    expect(racing.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('are added once for one key', async () => {
    const first = await addLabel(shared.manager, 'Urchin', 'once');
    expect(await addLabel(shared.manager, 'Urchin', 'once')).toEqual(first);
    expect(await codeOf(addLabel(shared.manager, 'Snail', 'once'))).toBe('idempotency-key.reused');
  });

  it('are deleted once; the name is free again and a stub remains for what revisions name', async () => {
    const { id } = await addLabel(shared.manager, 'Whale');
    expect(await deleteLabel(shared.developer, id, 'gone')).toEqual({});
    expect(await deleteLabel(shared.developer, id, 'gone')).toEqual({});
    expect(await refusalOf(deleteLabel(shared.developer, id))).toMatchObject({
      status: 404,
      code: 'label.not-found',
    });
    expect(await codeOf(deleteLabel(shared.manager, crypto.randomUUID()))).toBe('label.not-found');
    expect(await namesFor(shared.extManager)).not.toContain('Whale');
    const deleted = await fixture.eventOf(shared.id, 'label_deleted');
    expect(deleted.data.change).toEqual({ labelId: id, name: 'Whale' });
    const { labels } = deleted.data.state as { labels: readonly { id: string }[] };
    expect(labels.find((stub) => stub.id === id)).toMatchObject({
      name: 'Whale',
      deletedAt: expect.any(String),
    });
    expect((await addLabel(shared.manager, 'Whale')).id).not.toBe(id);
  });

  it('refuse a colour, a type or an attribute of another shape', async () => {
    const params = shared.manager.params(shared.id);
    const wrong = [
      { color: 'blue' },
      { type: 'circle' },
      { attributes: [{ name: 'x', values: [] }] },
      { id: 'mine' },
    ];
    for (const part of wrong) {
      const body = { ...label('Crab'), ...part } as ReturnType<typeof label>;
      expect(await codeOf(shared.manager.client.addLabel({ params, body }))).toBe('request.invalid');
    }
  });

  it('are at most 200 in use, with 100,000 characters in all their attributes', () => {
    const labels = (
      count: number,
      deletedAt: string | null,
      attributes: { name: string; values: string[] }[] = [],
    ) =>
      Array.from({ length: count }, (_, n) => ({
        ...label(`${deletedAt ?? 'live'} ${n}`),
        attributes,
        id: crypto.randomUUID(),
        deletedAt,
      }));
    const project = (all: ReturnType<typeof labels>) =>
      settled({
        id: crypto.randomUUID(),
        organizationId: crypto.randomUUID(),
        name: 'Kelp',
        createdAt: '',
        deletedAt: null,
        settings: { partnersAssign: false, partnersSee: 'all', fourEyes: 'never' },
        labels: all,
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
    const one = { ...label('one more'), id: crypto.randomUUID(), attributes: [] };
    const decide = (all: ReturnType<typeof labels>) => decideLabel(project(all), one);
    expect(decide(labels(200, null))).toMatchObject({ refusal: { code: 'label.too-many' } });
    expect(decide(labels(199, null))).toMatchObject({ result: { id: one.id } });
    expect(decide([...labels(500, '2026-01-01T00:00:00Z'), ...labels(199, null)])).toMatchObject({
      result: { id: one.id },
    });
    const long = [{ name: 'species', values: Array.from({ length: 100 }, () => 'x'.repeat(60)) }];
    expect(decide(labels(16, null, long))).toMatchObject({ refusal: { code: 'label.too-many' } });
    expect(decide(labels(15, null, long))).toMatchObject({ result: { id: one.id } });
    expect(project(labels(501, '2026-01-01T00:00:00Z')).labels).toHaveLength(500);
  });
});
