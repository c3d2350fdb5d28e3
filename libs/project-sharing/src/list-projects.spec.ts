import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fixture, Person } from './project-sharing.fixture.ts';
import { codeOf, openProjectSharing, refusalOf, withMembership } from './project-sharing.fixture.ts';

let fixture: Fixture;
const names = ['Abyss', 'Élan', 'kelp', 'Kelp forests', 'Reef', 'zebra'];

/** Reef with its owner and a member who is in two of its projects; Tide, which two of them are shared with. */
async function openProjects() {
  const reef = await fixture.organization('Reef', 'Hana', 'Amara', 'Noor');
  const tide = await fixture.organization('Tide', 'Oskar', 'Emil', 'Zoe');
  const [owner, annotator] = reef.people;
  const [partnerOwner, extManager, extOutside] = tide.people;
  const ids = new Map<string, string>();
  for (const name of [...names].reverse()) {
    fixture.clock.advance(1_000);
    ids.set(name, (await fixture.projectOf(owner, name)).id);
  }
  const idOf = (name: string) => ids.get(name) ?? '';
  for (const name of ['Kelp forests', 'Abyss']) {
    await fixture.add(owner, idOf(name), annotator, 'annotator');
    await fixture.accept(extManager, await fixture.linkOf(owner, idOf(name)));
  }
  const own = await fixture.projectOf(partnerOwner, 'Kelp of Tide');
  return {
    reef,
    tide,
    owner,
    annotator,
    noor: reef.people[2],
    partnerOwner,
    extManager,
    extOutside,
    idOf,
    own,
  };
}

let world: Awaited<ReturnType<typeof openProjects>>;
beforeAll(async () => {
  fixture = await openProjectSharing();
  world = await openProjects();
});
afterAll(() => fixture.close());

type Query = NonNullable<Parameters<Person['client']['listProjects']>[0]>['query'];
const list = (person: Person, query: Query = {}) =>
  person.client.listProjects({ params: { organizationId: person.organizationId }, query });
const namesOf = async (person: Person, query: Query = {}) =>
  (await list(person, query)).rows.map(({ name }) => name);

describe('the list of projects', () => {
  it('shows owners all projects of the organization and all shared with it, in and outside them', async () => {
    expect((await namesOf(world.owner)).sort()).toEqual([...names].sort());
    const { rows } = await list(world.partnerOwner);
    expect(
      rows.map(({ name, side, role, shared, host, partners }) => ({
        name,
        side,
        role,
        shared,
        host: host.name,
        partners,
      })),
    ).toEqual([
      { name: 'Abyss', side: 'external', role: null, shared: true, host: 'Reef', partners: [] },
      { name: 'Kelp forests', side: 'external', role: null, shared: true, host: 'Reef', partners: [] },
      { name: 'Kelp of Tide', side: 'host', role: 'manager', shared: false, host: 'Tide', partners: [] },
    ]);
  });

  it('shows members those they are in alone', async () => {
    const rows = (await list(world.annotator)).rows;
    expect(rows.map(({ name, role, shared }) => ({ name, role, shared }))).toEqual([
      { name: 'Abyss', role: 'annotator', shared: true },
      { name: 'Kelp forests', role: 'annotator', shared: true },
    ]);
    expect(await namesOf(world.extManager)).toEqual(['Abyss', 'Kelp forests']);
    expect(await namesOf(world.noor)).toEqual([]);
    expect(await namesOf(world.extOutside)).toEqual([]);
  });

  it('marks a shared project for the host with its partner', async () => {
    const { rows } = await list(world.owner);
    const partnersOf = (name: string) =>
      rows.find((row) => row.name === name)?.partners.map((partner) => partner.name);
    expect(partnersOf('Abyss')).toEqual(['Tide']);
    expect(partnersOf('Reef')).toEqual([]);
  });

  it('is sorted by name whatever its case and accents, or by date with the newest first', async () => {
    expect(await namesOf(world.owner)).toEqual(names);
    expect(await namesOf(world.owner, { sort: 'date' })).toEqual(names);
  });

  it('puts names that differ by case and accents alone in one order, whatever way they were typed', async () => {
    const [owner] = (await fixture.organization('Gale', 'Gita')).people;
    const alike = ['Elan', 'elan', 'e\u0301lan', 'élan', 'Elan two', 'elf'];
    await Promise.all([...alike].reverse().map((name) => fixture.projectOf(owner, name)));
    expect(await namesOf(owner)).toEqual(alike);
    expect(await namesOf(owner, { search: 'ÉLAN' })).toEqual(alike.slice(0, 5));
  });

  it('tells kana with a voicing mark from those without', async () => {
    const [owner] = (await fixture.organization('Gale', 'Gita')).people;
    const kana = ['かき', 'がけ', 'はん', 'ぱん'];
    await Promise.all(kana.map((name) => fixture.projectOf(owner, name)));
    expect(await namesOf(owner)).toEqual(kana);
    expect(await namesOf(owner, { search: 'か' })).toEqual(['かき']);
    expect(await namesOf(owner, { search: 'は\u309aん' })).toEqual(['ぱん']);
  });

  it('is searched by a part of the name, whatever its case and accents', async () => {
    expect(await namesOf(world.owner, { search: 'KELP' })).toEqual(['kelp', 'Kelp forests']);
    expect(await namesOf(world.owner, { search: 'forest' })).toEqual(['Kelp forests']);
    expect(await namesOf(world.owner, { search: 'E\u0301la' })).toEqual(['Élan']);
    expect(await namesOf(world.owner, { search: 'ELAN' })).toEqual(['Élan']);
    expect(await namesOf(world.owner, { search: '%' })).toEqual([]);
    expect(await namesOf(world.annotator, { search: 'kelp' })).toEqual(['Kelp forests']);
  });

  it('is filtered by side', async () => {
    expect(await namesOf(world.partnerOwner, { side: 'host' })).toEqual(['Kelp of Tide']);
    expect(await namesOf(world.partnerOwner, { side: 'external' })).toEqual(['Abyss', 'Kelp forests']);
    expect(await namesOf(world.owner, { side: 'external' })).toEqual([]);
    expect(await namesOf(world.extManager, { side: 'external', search: 'for' })).toEqual(['Kelp forests']);
    expect(await namesOf(world.extManager, { side: 'host' })).toEqual([]);
  });

  it.each(['name', 'date'] as const)('is read page by page by %s, each project once', async (sort) => {
    const pagesOf = async (person: Person, limit: number) => {
      const pages: string[][] = [];
      let after: string | undefined;
      do {
        const page = await list(person, { sort, limit, after });
        pages.push(page.rows.map(({ name }) => name));
        after = page.next;
      } while (after);
      return pages;
    };
    const all = await namesOf(world.owner, { sort });
    expect(await pagesOf(world.owner, 2)).toEqual([all.slice(0, 2), all.slice(2, 4), all.slice(4, 6)]);
    const bothSides = await namesOf(world.partnerOwner, { sort });
    expect(await pagesOf(world.partnerOwner, 1)).toEqual(bothSides.map((name) => [name]));
    expect(await pagesOf(world.annotator, 1)).toHaveLength(2);
    const searched = await list(world.owner, { sort, limit: 1, search: 'kelp' });
    const rest = await list(world.owner, { sort, limit: 1, search: 'kelp', after: searched.next });
    expect([...searched.rows, ...rest.rows].map(({ name }) => name).sort()).toEqual(['Kelp forests', 'kelp']);
    expect(rest.next).toBeUndefined();
  });

  it('keeps its place while projects come and go before it', async () => {
    const [owner] = (await fixture.organization('Gale', 'Gita')).people;
    const made = await Promise.all(['b', 'c', 'd'].map((name) => fixture.projectOf(owner, name)));
    const page = await list(owner, { limit: 2 });
    await fixture.projectOf(owner, 'a');
    await owner.client.deleteProject({ params: owner.params(made[1]?.id ?? ''), body: { name: 'c' } });
    expect(await namesOf(owner, { limit: 2, after: page.next })).toEqual(['d']);
  });

  it('goes on after names that are hard to sort', async () => {
    const [owner] = (await fixture.organization('Gale', 'Gita')).people;
    const hard = [
      '\ufdfa'.repeat(120),
      '\u{1f420}'.repeat(60),
      '\u{1d160}'.repeat(60),
      '\u337f'.repeat(120),
      '\uffe6 won',
    ];
    await Promise.all(hard.map((name) => fixture.projectOf(owner, name)));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await list(owner, { limit: 1, after });
      seen.push(...page.rows.map(({ name }) => name));
      after = page.next;
    } while (after);
    expect(seen.sort()).toEqual([...hard].sort());
  });

  it('refuses a cursor that it did not give out', async () => {
    const { next } = await list(world.owner, { limit: 2 });
    expect(await codeOf(list(world.owner, { limit: 2, sort: 'date', after: next }))).toBe('request.cursor');
    const forged = Buffer.from('["name",{"$gt":""},"x"]').toString('base64url');
    expect(await codeOf(list(world.owner, { after: forged }))).toBe('request.cursor');
    expect(await refusalOf(list(world.owner, { after: 'nonsense' }))).toMatchObject({
      status: 400,
      code: 'request.cursor',
    });
  });

  it('does not exist for people outside the organization', async () => {
    const params = { organizationId: world.owner.organizationId };
    expect(await refusalOf(world.extManager.client.listProjects({ params }))).toMatchObject({
      status: 404,
      code: 'organization.not-found',
    });
  });

  it('no longer shows projects to whoever left the organization, and does not after their return', async () => {
    const reef = await fixture.organization('Reef two', 'Hana', 'Amara');
    const [owner, member] = reef.people;
    const { id } = await fixture.projectOf(owner);
    await fixture.add(owner, id, member, 'annotator');
    expect(await namesOf(member)).toEqual(['Kelp forests']);
    await fixture.known(withMembership(reef.state, member, 'gone'));
    expect(await codeOf(list(member))).toBe('organization.not-found');
    await fixture.known(withMembership(reef.state, member, { membershipId: crypto.randomUUID() }));
    expect(await namesOf(member)).toEqual([]);
    expect(await codeOf(member.client.getProject({ params: member.params(id) }))).toBe('project.not-found');
  });

  it('loses a project when its collaboration is stopped, or the person is barred', async () => {
    const [owner] = (await fixture.organization('Gale', 'Gita')).people;
    const { people } = await fixture.organization('Tide', 'Oskar', 'Emil');
    const [partnerOwner, extManager] = people;
    const { id } = await fixture.projectOf(owner);
    const token = await fixture.linkOf(owner, id);
    const { collaborationId, projectMemberId } = await fixture.accept(partnerOwner, token);
    await fixture.add(partnerOwner, id, extManager, 'manager');
    const bar = await owner.client.barPerson({
      params: owner.params(id),
      body: { projectMemberId: projectMemberId ?? '', reason: 'Leaked' },
    });
    expect([await namesOf(partnerOwner), await namesOf(partnerOwner, { side: 'external' })]).toEqual([
      [],
      [],
    ]);
    expect(await namesOf(extManager)).toEqual(['Kelp forests']);
    await owner.client.liftBar({ params: { ...owner.params(id), barId: bar.id } });
    expect(await namesOf(partnerOwner)).toEqual(['Kelp forests']);
    await owner.client.stopCollaboration({ params: { ...owner.params(id), collaborationId }, body: {} });
    expect([await namesOf(partnerOwner), await namesOf(extManager)]).toEqual([[], []]);
    expect((await list(owner)).rows).toMatchObject([{ shared: false, partners: [] }]);
  });
});
