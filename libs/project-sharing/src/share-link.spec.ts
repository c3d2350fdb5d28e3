import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fixture, Person } from './project-sharing.fixture.ts';
import {
  codeOf,
  openProjectSharing,
  openSharedProject,
  publicUrl,
  refusalOf,
  withMembership,
} from './project-sharing.fixture.ts';

let fixture: Fixture;
let shared: Awaited<ReturnType<typeof openSharedProject>>;
beforeAll(async () => {
  fixture = await openProjectSharing();
  shared = await openSharedProject(fixture);
});
afterAll(() => fixture.close());

const hour = 3_600_000;
type Terms = { expiresInHours?: number | null; maxOrganizations?: number; emailDomains?: string[] };

/** A project of its own, with its link's buttons. */
async function ownProject() {
  const [owner] = (await fixture.organization('Kelp', 'Olga')).people;
  const { id } = await fixture.projectOf(owner);
  const params = owner.params(id);
  const key = (idempotencyKey?: string) => (idempotencyKey === undefined ? {} : { idempotencyKey });
  return {
    id,
    owner,
    get: () => owner.client.getShareLink({ params }),
    enable: (body: Terms = {}, idempotencyKey?: string) =>
      owner.client.enableShareLink({ params, body, ...key(idempotencyKey) }),
    rotate: (body: Terms = {}, idempotencyKey?: string) =>
      owner.client.rotateShareLink({ params, body, ...key(idempotencyKey) }),
    revoke: (idempotencyKey?: string) => owner.client.revokeShareLink({ params, ...key(idempotencyKey) }),
  };
}

const previewing = (person: Pick<Person, 'client'>, token: string) =>
  person.client.previewShareLink({ body: { token } });

describe('the share link', () => {
  it('is off until it is turned on, and then can be copied again', async () => {
    const { id, owner, get, enable } = await ownProject();
    const off = {
      on: false,
      url: null,
      token: null,
      expiresAt: null,
      expired: false,
      maxOrganizations: null,
      requiresApproval: false,
      emailDomains: [],
      usedBy: 0,
      pending: 0,
    };
    expect(await get()).toEqual(off);
    const enabled = await enable();
    expect(enabled).toMatchObject({ on: true, maxOrganizations: 1, usedBy: 0, expired: false });
    expect(enabled.url).toBe(`${publicUrl}/share#${enabled.token}`);
    const days = (Date.parse(enabled.expiresAt ?? '') - fixture.clock.now().getTime()) / hour / 24;
    expect(days).toBeCloseTo(14, 2);
    expect(await get()).toEqual(enabled);
    expect(await codeOf(enable())).toBe('share-link.on');
    const event = await fixture.eventOf(id, 'share_link_enabled');
    expect(event).toMatchObject({ actor: owner.id });
    expect(event.data.change).toEqual({
      generation: 1,
      expiresAt: enabled.expiresAt,
      maxOrganizations: 1,
      requiresApproval: false,
      emailDomains: [],
    });
  });

  it('is never stored as a token, nor is it in any event', async () => {
    const { id, enable, rotate } = await ownProject();
    const tokens = [(await enable()).token, (await rotate()).token];
    const written = JSON.stringify(await fixture.eventsUntil(id, 'share_link_rotated'));
    const macs = tokens.map((token) => token?.split('.').at(-1) ?? '');
    expect(macs.every((mac) => mac.length === 43 && !written.includes(mac))).toBe(true);
  });

  it('takes an expiry of 1 hour to 90 days, or never, and 1 to 50 organizations', async () => {
    const { enable, rotate } = await ownProject();
    for (const terms of [
      { expiresInHours: 0 },
      { expiresInHours: 2161 },
      { maxOrganizations: 0 },
      { maxOrganizations: 51 },
    ])
      expect(await codeOf(enable(terms))).toBe('request.invalid');
    expect(await enable({ expiresInHours: null, maxOrganizations: 50 })).toMatchObject({
      expiresAt: null,
      maxOrganizations: 50,
    });
    expect((await rotate({ expiresInHours: 2160 })).expiresAt).not.toBeNull();
  });

  it('takes domains of e-mail addresses, whatever their case, once each', async () => {
    const { id, enable, rotate } = await ownProject();
    for (const domain of ['', 'x', '@tide.example', 'a b.example', `${'x'.repeat(250)}.example`])
      expect(await codeOf(enable({ emailDomains: [domain] }))).toBe('request.invalid');
    const many = Array.from({ length: 21 }, (_, n) => `d${n}.example`);
    expect(await codeOf(enable({ emailDomains: many }))).toBe('request.invalid');
    const emailDomains = ['tide.example', 'gale.example'];
    const enabled = await enable({ emailDomains: [' Tide.Example', ...emailDomains] });
    expect(enabled.emailDomains).toEqual(emailDomains);
    const change = (await fixture.eventOf(id, 'share_link_enabled')).data.change;
    expect(change).toMatchObject({ emailDomains });
    expect((await rotate()).emailDomains).toEqual([]);
  });

  it('rotated or revoked is a new one or none, and the old one is told apart from one that never was', async () => {
    const { id, get, enable, rotate, revoke } = await ownProject();
    expect(await codeOf(rotate())).toBe('share-link.off');
    expect(await codeOf(revoke())).toBe('share-link.off');
    const first = await enable();
    const second = await rotate({}, 'turn');
    expect(await rotate({}, 'turn')).toEqual(second);
    expect(second.token).not.toBe(first.token);
    expect(await refusalOf(previewing(shared.outsider, first.token ?? ''))).toMatchObject({
      status: 410,
      code: 'share-link.revoked',
    });
    expect((await previewing(shared.outsider, second.token ?? '')).project.name).toBe('Kelp forests');
    expect(await revoke('end')).toMatchObject({ on: false, url: null, token: null });
    expect(await revoke('end')).toEqual(await get());
    expect(await codeOf(previewing(shared.outsider, second.token ?? ''))).toBe('share-link.revoked');
    const third = await enable();
    expect(await codeOf(previewing(shared.outsider, second.token ?? ''))).toBe('share-link.revoked');
    expect((await previewing(shared.outsider, third.token ?? '')).host.name).toBe('Kelp');
    const types = (await fixture.eventsUntil(id, 'share_link_revoked')).map(({ type, data }) => [
      type.split('.')[2],
      data.change['generation'],
    ]);
    expect(types.slice(1)).toEqual([
      ['share_link_enabled', 1],
      ['share_link_rotated', 2],
      ['share_link_revoked', 2],
    ]);
  });

  it('turned on by a retry gives the first answer, even where it was rotated since', async () => {
    const { enable, rotate } = await ownProject();
    const first = await enable({}, 'on');
    await rotate();
    expect(await enable({}, 'on')).toEqual(first);
    expect(await codeOf(enable({ maxOrganizations: 2 }, 'on'))).toBe('idempotency-key.reused');
  });

  it('expires', async () => {
    const { get, enable, rotate } = await ownProject();
    const { token } = await enable({ expiresInHours: 1 });
    fixture.clock.advance(hour - 60_000);
    expect((await previewing(shared.outsider, token ?? '')).project.name).toBe('Kelp forests');
    fixture.clock.advance(60_001);
    expect(await refusalOf(previewing(shared.outsider, token ?? ''))).toMatchObject({
      status: 410,
      code: 'share-link.expired',
    });
    expect(await get()).toMatchObject({ on: true, expired: true });
    expect(await codeOf(enable())).toBe('share-link.on');
    expect((await rotate()).expired).toBe(false);
  });

  it('is for host managers alone', async () => {
    const { id } = shared;
    for (const person of [
      shared.developer,
      shared.annotator,
      shared.hostOwner,
      shared.extManager,
      shared.extAnnotator,
      shared.partnerOwner,
    ]) {
      const params = person.params(id);
      const attempts = [
        person.client.getShareLink({ params }),
        person.client.enableShareLink({ params, body: {} }),
        person.client.rotateShareLink({ params, body: {} }),
        person.client.revokeShareLink({ params }),
      ];
      for (const problem of await Promise.all(attempts.map(refusalOf)))
        expect(problem).toMatchObject({
          status: 403,
          code: 'project.capability-missing',
          capability: 'change-project-settings',
        });
    }
    expect(await codeOf(shared.outsider.client.getShareLink({ params: shared.outsider.params(id) }))).toBe(
      'project.not-found',
    );
  });
});

describe('the preview', () => {
  let token = '';
  beforeEach(async () => {
    token = await fixture.linkOf(shared.manager, shared.id);
  });

  it('shows project, host, labels, and what the organization will and will not be able to do', async () => {
    const params = shared.manager.params(shared.id);
    const add = (name: string) =>
      shared.manager.client.addLabel({ params, body: { name, color: '#1f77b4', type: 'vector' } });
    await add('Coral');
    const { id } = await add('Crab');
    await shared.manager.client.deleteLabel({ params: { ...params, labelId: id } });
    const preview = await previewing(shared.outsider, token);
    expect(preview).toEqual({
      project: { name: 'Kelp forests', labels: [{ name: 'Coral', color: '#1f77b4', type: 'vector' }] },
      host: { id: shared.host.id, name: 'Reef' },
      requiresApproval: false,
      will: ['manage-members', 'annotate-images', 'review-images', 'comment'],
      willNot: [
        ...['rename-or-delete-project', 'change-project-settings', 'assign-annotators', 'manage-labels'],
        ...['manage-images', 'download-image-files', 'download-annotation-data'],
      ],
      organizations: [{ id: shared.outsider.organizationId, name: 'Gale', refusal: null }],
    });
  });

  it('offers assigning where the project lets partners assign', async () => {
    const set = (partnersAssign: boolean) =>
      shared.manager.client.changeProject({
        params: shared.manager.params(shared.id),
        body: { settings: { partnersAssign } },
      });
    await set(true);
    const { will, willNot } = await previewing(shared.outsider, token);
    expect([will.includes('assign-annotators'), willNot.includes('assign-annotators')]).toEqual([
      true,
      false,
    ]);
    await set(false);
  });

  it('says for each of my organizations whether it could accept', async () => {
    const many = await fixture.knownAccount({ ...shared.outsider, id: crypto.randomUUID(), name: 'Mia' });
    const membership = (type: 'owner' | 'member') => ({
      membershipId: crypto.randomUUID(),
      accountId: many.id,
      type,
      status: 'active' as const,
    });
    const join = (state: typeof shared.host) =>
      fixture.known({ ...state, members: [...state.members, membership('member')] });
    const closed = (await fixture.organization('Closed', 'Clara')).state;
    await join({ ...closed, settings: { acceptShareLinks: 'owners' } });
    await join(shared.host);
    await join(shared.partner);
    await join((await fixture.organization('Open', 'Omar')).state);
    const pending = (await fixture.organization('Pending', 'Paul')).state;
    await fixture.known({
      ...pending,
      members: [...pending.members, { ...membership('member'), status: 'pending', accountId: null }],
    });
    const { organizations } = await previewing({ client: fixture.as(many.id) }, token);
    expect(organizations.map(({ name, refusal }) => [name, refusal])).toEqual([
      ['Closed', 'share-link.owners-only'],
      ['Open', null],
      ['Reef', 'share-link.own-organization'],
      ['Tide', 'share-link.already-collaborating'],
    ]);
  });

  it('changes nothing', async () => {
    const before = await shared.manager.client.getShareLink({ params: shared.manager.params(shared.id) });
    await previewing(shared.outsider, token);
    await previewing(shared.extManager, token);
    expect(await shared.manager.client.getShareLink({ params: shared.manager.params(shared.id) })).toEqual(
      before,
    );
    expect(
      (
        await shared.outsider.client.listProjects({
          params: { organizationId: shared.outsider.organizationId },
        })
      ).rows,
    ).toEqual([]);
  });

  it('of a used-up link tells a partner that it collaborates, and everybody else that it is used up', async () => {
    const used = await fixture.linkOf(shared.manager, shared.id, 1);
    const tern = (await fixture.organization('Tern', 'Tara')).people[0];
    await fixture.accept(tern, used);
    expect((await previewing(tern, used)).organizations).toMatchObject([
      { refusal: 'share-link.already-collaborating' },
    ]);
    expect(await refusalOf(previewing(shared.outsider, used))).toMatchObject({
      status: 410,
      code: 'share-link.used-up',
    });
    expect((await previewing(shared.extManager, used)).organizations).toMatchObject([
      { refusal: 'share-link.already-collaborating' },
    ]);
  });

  it('tells nothing of a link to people without a verified address or an organization', async () => {
    const unverified = await fixture.knownAccount({
      ...shared.outsider,
      id: crypto.randomUUID(),
      emailVerified: false,
    });
    const alone = await fixture.knownAccount({ ...shared.outsider, id: crypto.randomUUID() });
    const leaver = (await fixture.organization('Left', 'Lena', 'Leo')).state;
    const leo = { id: leaver.members[1]?.accountId ?? '' };
    await fixture.known(withMembership(leaver, leo, 'gone'));
    const revoked = token;
    const current = await fixture.linkOf(shared.manager, shared.id);
    for (const given of [current, revoked, 'made.up']) {
      const codes = [unverified, alone, leo].map(({ id }) =>
        codeOf(previewing({ client: fixture.as(id) }, given)),
      );
      expect(await Promise.all(codes)).toEqual([
        'account.email-unverified',
        'share-link.no-organization',
        'share-link.no-organization',
      ]);
    }
    expect(await codeOf(fixture.anonymous.previewShareLink({ body: { token } }))).toBe('session.required');
  });

  it('does not know a token that was not signed for a link', async () => {
    const [linkId, generation, mac] = token.split('.') as [string, string, string];
    const forged = [
      ...[
        `${linkId}.${Number(generation) + 1}.${mac}`,
        `${linkId}.${generation}.${'A'.repeat(43)}`,
        linkId,
        'x',
        '..',
        mac,
      ],
      fixture.tokens.sign('reset-password', [linkId, generation]),
      fixture.tokens.sign('share-link', [crypto.randomUUID(), generation]),
      fixture.tokens.sign('share-link', [linkId, '9999']),
      fixture.tokens.sign('share-link', [linkId, 'NaN']),
    ];
    const problems = await Promise.all(forged.map((given) => refusalOf(previewing(shared.outsider, given))));
    expect(problems.map(({ code, status }) => [code, status])).toEqual(
      forged.map(() => ['share-link.not-found', 404]),
    );
  });
});
