import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fixture, Person } from './project-sharing.fixture.ts';
import { codeOf, openProjectSharing, refusalOf, withMembership } from './project-sharing.fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openProjectSharing();
});
afterAll(() => fixture.close());

async function openProject() {
  const reef = await fixture.organization('Reef', 'Hana', 'Amara');
  const [manager, annotator] = reef.people;
  const { id } = await fixture.projectOf(manager);
  return { id, host: reef.state, manager, annotator };
}
let project: Awaited<ReturnType<typeof openProject>>;
beforeEach(async () => {
  project = await openProject();
});

const link = (maxOrganizations?: number) => fixture.linkOf(project.manager, project.id, maxOrganizations);
const viewOf = (person: Person) => person.client.getProject({ params: person.params(project.id) });
const collaborationsOf = async () =>
  (await project.manager.client.listCollaborations({ params: project.manager.params(project.id) })).rows;

describe('accepting a share link', () => {
  it('starts the collaboration for the chosen organization and makes the person its manager', async () => {
    const tide = await fixture.organization('Tide', 'Oskar', 'Emil');
    const gale = await fixture.organization('Gale', 'Gita');
    const emil = tide.people[1];
    const inGale = {
      membershipId: crypto.randomUUID(),
      accountId: emil.id,
      type: 'member' as const,
      status: 'active' as const,
    };
    const both = await fixture.known({ ...gale.state, members: [...gale.state.members, inGale] });
    const { projectId, collaborationId, projectMemberId } = await fixture.accept(
      fixture.acting(emil, both),
      await link(),
    );
    expect(projectId).toBe(project.id);
    expect(await viewOf(fixture.acting(emil, both))).toMatchObject({
      side: 'external',
      role: 'manager',
      shared: true,
      collaborationId,
    });
    expect(await codeOf(viewOf(emil))).toBe('project.not-found');
    expect(await collaborationsOf()).toMatchObject([
      {
        id: collaborationId,
        organization: { name: 'Gale' },
        status: 'active',
        acceptedBy: { id: emil.id, name: 'Emil' },
      },
    ]);
    const event = await fixture.eventOf(project.id, 'shared');
    expect(event).toMatchObject({ actor: emil.id, organization: both.id });
    expect(event.data.change).toEqual({
      collaborationId,
      organizationId: both.id,
      acceptedBy: emil.id,
      projectMemberId,
    });
    const inBothLists = await Promise.all(
      [project.manager, fixture.acting(emil, both)].map(async ({ client, organizationId }) =>
        (await client.listProjects({ params: { organizationId } })).rows.map(({ id, shared }) => [
          id,
          shared,
        ]),
      ),
    );
    expect(inBothLists).toEqual([[[project.id, true]], [[project.id, true]]]);
  });

  it('answers a retry with its first answer, and counts one use', async () => {
    const [oskar] = (await fixture.organization('Tide', 'Oskar')).people;
    const token = await link(2);
    const answers = await Promise.all([1, 2, 3].map(() => fixture.accept(oskar, token, 'accept')));
    const [first] = answers;
    expect(answers).toEqual([first, first, first]);
    await project.manager.client.revokeShareLink({ params: project.manager.params(project.id) });
    expect(await fixture.accept(oskar, token, 'accept')).toEqual(first);
    expect(await codeOf(fixture.accept(oskar, token))).toBe('share-link.revoked');
    expect(await collaborationsOf()).toHaveLength(1);
    expect(
      (await project.manager.client.getShareLink({ params: project.manager.params(project.id) })).usedBy,
    ).toBe(1);
    expect(await codeOf(fixture.accept(oskar, await link(2), 'accept'))).toBe('idempotency-key.reused');
  });

  it('answers no retry of somebody who may no longer act for the organization', async () => {
    const tide = await fixture.organization('Tide', 'Oskar', 'Emil');
    const emil = tide.people[1];
    const token = await link();
    await fixture.accept(emil, token, 'accept');
    await fixture.known(withMembership(tide.state, emil, 'gone'));
    expect(await codeOf(fixture.accept(emil, token, 'accept'))).toBe('share-link.no-organization');
    const gale = (await fixture.organization('Gale', 'Gita')).state;
    const member = {
      membershipId: crypto.randomUUID(),
      accountId: emil.id,
      type: 'member' as const,
      status: 'active' as const,
    };
    await fixture.known({ ...gale, members: [...gale.members, member] });
    expect(await codeOf(fixture.accept(emil, token, 'accept'))).toBe('share-link.not-active-member');
  });

  it('of two people of one organization at once makes one its manager, and tells the other who', async () => {
    const tide = await fixture.organization('Tide', 'Oskar', 'Emil');
    const token = await link(1);
    const both = await Promise.all(
      tide.people.map((person) => fixture.accept(person, token).catch((error: unknown) => error)),
    );
    const losers = both.filter((answer) => answer instanceof Error);
    const winner = tide.people[both.findIndex((answer) => !(answer instanceof Error))];
    expect(losers).toMatchObject([
      { status: 409, code: 'share-link.already-collaborating', problem: { managers: [winner?.name] } },
    ]);
    expect(await collaborationsOf()).toHaveLength(1);
  });

  it('of many organizations racing for the last uses lets exactly so many in', async () => {
    const people = await Promise.all(
      Array.from(
        { length: 8 },
        async (_, n) => (await fixture.organization(`Partner ${n}`, `Person ${n}`)).people[0],
      ),
    );
    const token = await link(3);
    const answers = await Promise.all(
      people.map((person) =>
        fixture.accept(person, token).then(
          () => 'in',
          (error: { code: string }) => error.code,
        ),
      ),
    );
    expect(answers.filter((answer) => answer === 'in')).toHaveLength(3);
    expect(answers.filter((answer) => answer === 'share-link.used-up')).toHaveLength(5);
    expect(await collaborationsOf()).toHaveLength(3);
    expect(
      (await project.manager.client.getShareLink({ params: project.manager.params(project.id) })).usedBy,
    ).toBe(3);
  });

  it('lets either the acceptance or the revocation come first, never both by halves', async () => {
    const [oskar] = (await fixture.organization('Tide', 'Oskar')).people;
    const token = await link();
    const [accepted, revoked] = await Promise.all([
      fixture.accept(oskar, token).then(
        () => 'accepted',
        ({ code }: { code: string }) => code,
      ),
      project.manager.client.revokeShareLink({ params: project.manager.params(project.id) }).then(
        ({ on }) => on,
        ({ code }: { code: string }) => code,
      ),
    ]);
    expect(revoked).toBe(false);
    expect(['accepted', 'share-link.revoked']).toContain(accepted);
    expect(await collaborationsOf()).toHaveLength(accepted === 'accepted' ? 1 : 0);
  });

  it('stands though the link is revoked afterwards, and starts nothing where it was revoked before', async () => {
    const [oskar] = (await fixture.organization('Tide', 'Oskar')).people;
    const [gita] = (await fixture.organization('Gale', 'Gita')).people;
    const token = await link();
    const { collaborationId } = await fixture.accept(oskar, token);
    await project.manager.client.revokeShareLink({ params: project.manager.params(project.id) });
    expect(await codeOf(fixture.accept(gita, token))).toBe('share-link.revoked');
    expect(await collaborationsOf()).toMatchObject([{ id: collaborationId, status: 'active' }]);
  });
});

describe('a share link is refused', () => {
  it('to people without a verified address or an organization, whatever the link', async () => {
    const [oskar] = (await fixture.organization('Tide', 'Oskar')).people;
    const token = await link();
    await fixture.knownAccount({ ...accountOf(oskar), emailVerified: false });
    const unverified = await refusalOf(fixture.accept(oskar, token));
    expect(unverified).toMatchObject({ status: 403, code: 'account.email-unverified' });
    expect(await codeOf(fixture.accept(oskar, 'made.up'))).toBe('account.email-unverified');
    await fixture.knownAccount(accountOf(oskar));
    const alone = await fixture.knownAccount({ ...accountOf(oskar), id: crypto.randomUUID() });
    const acting = { ...oskar, client: fixture.as(alone.id) };
    expect(await refusalOf(fixture.accept(acting, token))).toMatchObject({
      status: 403,
      code: 'share-link.no-organization',
    });
    expect(await codeOf(fixture.accept(acting, 'made.up'))).toBe('share-link.no-organization');
  });

  it('for an organization one is no active member of', async () => {
    const [oskar] = (await fixture.organization('Tide', 'Oskar')).people;
    const gale = await fixture.organization('Gale', 'Gita');
    const token = await link();
    for (const organizationId of [gale.state.id, crypto.randomUUID()])
      expect(await refusalOf(fixture.accept({ ...oskar, organizationId }, token))).toMatchObject({
        status: 403,
        code: 'share-link.not-active-member',
      });
  });

  it("for the host's own organization", async () => {
    expect(await refusalOf(fixture.accept(project.annotator, await link()))).toMatchObject({
      status: 409,
      code: 'share-link.own-organization',
    });
  });

  it('for one that collaborates already, naming its managers in force to its members', async () => {
    const tide = await fixture.organization('Tide', 'Oskar', 'Emil', 'Zoe');
    const [oskar, emil, zoe] = tide.people;
    const token = await link();
    await fixture.accept(emil, token);
    expect(await refusalOf(fixture.accept(oskar, token))).toMatchObject({
      code: 'share-link.already-collaborating',
      managers: ['Emil'],
    });
    await fixture.add(emil, project.id, zoe, 'manager');
    await fixture.known(withMembership(tide.state, emil, 'gone'));
    expect(await refusalOf(fixture.accept(oskar, token))).toMatchObject({ status: 409, managers: ['Zoe'] });
  });

  it('to members where only owners may accept', async () => {
    const tide = await fixture.organization('Tide', 'Oskar', 'Emil');
    const [oskar, emil] = tide.people;
    await fixture.known({ ...tide.state, settings: { acceptShareLinks: 'owners' } });
    const token = await link();
    expect(await refusalOf(fixture.accept(emil, token))).toMatchObject({
      status: 403,
      code: 'share-link.owners-only',
    });
    expect(await fixture.accept(oskar, token)).toMatchObject({ projectId: project.id });
  });

  it('to people whose address is of a domain that is not allowed, who learn nothing of the project', async () => {
    const tide = await fixture.organization('Tide', 'Oskar', 'Emil');
    const [oskar, emil] = tide.people;
    await fixture.knownAccount({ ...accountOf(oskar), emailDomain: 'Tide.example' });
    await fixture.knownAccount({ ...accountOf(emil), emailDomain: 'lab.tide.example' });
    const { manager, id } = project;
    const token = await fixture.linkOn(manager, id, { emailDomains: ['gale.example', 'tide.example'] });
    const attempts = [fixture.accept(emil, token), emil.client.previewShareLink({ body: { token } })];
    for (const refused of await Promise.all(attempts.map(refusalOf))) {
      expect(refused).toMatchObject({ status: 403, code: 'share-link.domain-not-allowed' });
      expect(JSON.stringify(refused)).not.toMatch(/Kelp|Reef|gale/);
    }
    const unverified = { ...accountOf(emil), emailDomain: 'tide.example', emailVerified: false };
    await fixture.knownAccount(unverified);
    expect(await codeOf(fixture.accept(emil, token))).toBe('account.email-unverified');
    expect(await fixture.accept(oskar, token)).toMatchObject({ status: 'active' });
  });

  it('when it was revoked, has expired or is used up, in so many words', async () => {
    const tide = (await fixture.organization('Tide', 'Oskar')).people[0];
    const gale = (await fixture.organization('Gale', 'Gita')).people[0];
    const old = await link(1);
    const token = await link(1);
    expect(await refusalOf(fixture.accept(gale, old))).toMatchObject({
      status: 410,
      code: 'share-link.revoked',
    });
    await fixture.accept(tide, token);
    expect(await refusalOf(fixture.accept(gale, token))).toMatchObject({
      status: 410,
      code: 'share-link.used-up',
    });
    const fresh = await link(1);
    fixture.clock.advance(15 * 24 * 3_600_000);
    expect(await refusalOf(fixture.accept(gale, fresh))).toMatchObject({
      status: 410,
      code: 'share-link.expired',
    });
  });

  it('when it does not exist, or its project is gone', async () => {
    const [oskar] = (await fixture.organization('Tide', 'Oskar')).people;
    expect(await refusalOf(fixture.accept(oskar, 'made.up'))).toMatchObject({
      status: 404,
      code: 'share-link.not-found',
    });
    const token = await link();
    await project.manager.client.deleteProject({
      params: project.manager.params(project.id),
      body: { name: 'Kelp forests' },
    });
    expect(await codeOf(fixture.accept(oskar, token))).toBe('share-link.not-found');
  });

  it('as a request of another shape', async () => {
    const [oskar] = (await fixture.organization('Tide', 'Oskar')).people;
    const wrong = [
      {},
      { token: { $ne: '' }, organizationId: oskar.organizationId },
      { token: 'x', organizationId: 'x' },
    ];
    for (const body of wrong)
      expect(
        await codeOf(
          oskar.client.acceptShareLink({ body: body as { token: string; organizationId: string } }),
        ),
      ).toBe('request.invalid');
  });
});

const accountOf = ({ id, name, emailDomain, credentialsVersion }: Person) => ({
  id,
  name,
  emailDomain,
  credentialsVersion,
  emailVerified: true,
});
