import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keptEntries } from './link-history.ts';
import { openLinkHistory } from './link-history.store.ts';
import type { Fixture, Person } from './project-sharing.fixture.ts';
import { codeOf, openProjectSharing, openSharedProject } from './project-sharing.fixture.ts';

let fixture: Fixture;
let shared: Awaited<ReturnType<typeof openSharedProject>>;
beforeAll(async () => {
  fixture = await openProjectSharing();
});
beforeEach(async () => {
  shared = await openSharedProject(fixture);
});
afterAll(() => fixture.close());

const history = async (person: Person = shared.manager) =>
  (await person.client.listShareLinkHistory({ params: person.params(shared.id) })).rows;
const uses = async () =>
  (await history()).map(({ use, organization, refusal }) => [use, organization?.name ?? null, refusal]);
const open = (person: Person, token: string) => person.client.previewShareLink({ body: { token } });

describe('the history of a share link', () => {
  it('tells openings without whom, acceptances with the organization, the newest first', async () => {
    const { manager, outsider, id } = shared;
    const token = await fixture.linkOn(manager, id, { requiresApproval: true });
    await open(outsider, token);
    fixture.clock.advance(1_000);
    await fixture.accept(outsider, token);
    expect(await uses()).toEqual([
      ['requested', 'Gale', null],
      ['opened', null, null],
      ['accepted', 'Tide', null],
    ]);
    const rows = await history();
    expect(rows.map(({ current }) => current)).toEqual([true, true, false]);
    expect(rows[1]).toEqual({
      ...{ at: expect.any(String), use: 'opened', organization: null, refusal: null, current: true },
    });
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`Xenia|${outsider.id}`));
  });

  it('tells refusals, with the organization where it was chosen by one of its members', async () => {
    const { manager, outsider, annotator, extManager, id } = shared;
    const old = shared.token;
    const token = await fixture.linkOf(manager, id);
    for (const refused of [
      () => open(outsider, old),
      () => fixture.accept(annotator, token),
      () => fixture.accept({ ...outsider, organizationId: extManager.organizationId }, token),
      () => fixture.accept(extManager, token),
    ]) {
      fixture.clock.advance(1_000);
      await codeOf(refused());
    }
    expect((await uses()).slice(0, 4)).toEqual([
      ['refused', 'Tide', 'share-link.already-collaborating'],
      ['refused', null, 'share-link.not-active-member'],
      ['refused', 'Reef', 'share-link.own-organization'],
      ['refused', null, 'share-link.revoked'],
    ]);
  });

  it('has an acceptance once, however often it is tried again, and an opening once an hour a person', async () => {
    const { manager, outsider, hostSpare, id } = shared;
    const token = await fixture.linkOf(manager, id);
    for (const _ of [1, 2, 3]) await open(outsider, token);
    await open(hostSpare, token);
    for (const _ of [1, 2]) await fixture.accept(outsider, token, 'accept');
    const told = (await uses()).map(([use]) => use).sort();
    expect(told).toEqual(['accepted', 'accepted', 'opened', 'opened']);
    fixture.clock.advance(3_600_000);
    await open(outsider, token);
    expect(await history()).toHaveLength(5);
  });

  it('says nothing of what is no link of it, nor in any event', async () => {
    const { outsider, token, manager, id } = shared;
    await codeOf(open(outsider, `${token}x`));
    await open(outsider, token);
    expect((await uses()).map(([use]) => use)).toEqual(['opened', 'accepted']);
    await manager.client.revokeShareLink({ params: manager.params(id) });
    const types = (await fixture.eventsUntil(id, 'share_link_revoked')).map(({ type }) => type);
    expect(types.slice(-2)).toEqual([
      'tandem.project.members_added.v1',
      'tandem.project.share_link_revoked.v1',
    ]);
  });

  it('keeps the newest entries alone', async () => {
    const { outsider, token, id } = shared;
    const kept = openLinkHistory(fixture.deps.store);
    const at = fixture.clock.now().toISOString();
    const earlier = { projectId: id, at, generation: 1, expiresAt: '9999-01-01T00:00:00.000Z' };
    const refused = { use: 'refused' as const, organizationId: null, refusal: 'share-link.revoked' };
    const some = Array.from({ length: keptEntries }, () => crypto.randomUUID());
    await kept.insertMany(some.map((entryId) => ({ id: entryId, ...earlier, ...refused })));
    fixture.clock.advance(1_000);
    await open(outsider, token);
    expect(await kept.countBy('ofProject', id, 'use')).toEqual(
      new Map([
        ['opened', 1],
        ['refused', keptEntries - 1],
      ]),
    );
    expect((await history())[0]).toMatchObject({ use: 'opened' });
  });

  it('is for host managers alone', async () => {
    const { developer, annotator, hostOwner, extManager, partnerOwner, outsider } = shared;
    for (const person of [developer, annotator, hostOwner, extManager, partnerOwner])
      expect(await codeOf(history(person))).toBe('project.capability-missing');
    expect(await codeOf(history(outsider))).toBe('project.not-found');
  });
});
