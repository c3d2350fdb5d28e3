import type { Label } from '@tandem/contracts';
import { expect, it } from 'vitest';
import { decideAdding } from './add-project-members.ts';
import type { Insider } from './command-project.ts';
import { newMember } from './members.ts';
import { projectAggregates } from './project.store.ts';
import type { Member, ProjectFigures } from './project.ts';
import { settled } from './project.ts';

const id = (): string => crypto.randomUUID();
const at = '2026-11-24T10:00:00.000Z';
const [host, partner, collaborationId] = [id(), id(), id()];
const person = (removedAt: string | null): Member => ({
  ...newMember({
    id: id(),
    membershipId: id(),
    accountId: id(),
    organizationId: partner,
    collaborationId,
    role: 'annotator',
    addedAt: at,
  }),
  removedAt,
});
const people = (count: number, removedAt: string | null) =>
  Array.from({ length: count }, () => person(removedAt));

const figures = (members: Member[]): ProjectFigures => ({
  id: id(),
  organizationId: host,
  name: 'Kelp forests',
  createdAt: at,
  deletedAt: null,
  labels: [],
  bars: [],
  settings: { partnersAssign: true, partnersSee: 'entrusted', fourEyes: 'shared-projects' },
  collaborations: [
    {
      id: collaborationId,
      organizationId: partner,
      status: 'active',
      startedAt: at,
      acceptedBy: id(),
      endedAt: null,
    },
  ],
  members,
  shareLink: {
    id: id(),
    generation: 1,
    on: true,
    expiresAt: at,
    maxOrganizations: 1,
    requiresApproval: false,
    emailDomains: [],
    usedBy: [partner],
  },
  requests: [],
});

/** What an event has besides its data, at most. */
const envelope = 2_000;

/** The standing and the organization of a manager who adds these people. */
function managerAdding(added: readonly Member[]): Insider {
  const [first] = added;
  if (!first) throw new Error('nobody to add');
  return {
    standing: {
      kind: 'member',
      side: 'external',
      role: 'manager',
      projectMemberId: id(),
      collaborationId,
      organizationId: partner,
      accountId: id(),
      membershipId: id(),
    },
    organization: {
      id: partner,
      name: 'Tide',
      settings: { acceptShareLinks: 'any-member' as const },
      members: added.map(({ membershipId, accountId }) => ({
        membershipId,
        accountId,
        type: 'member' as const,
        status: 'active' as const,
      })),
    },
  };
}

it('an event stays under 1.5 MB with 2,000 members and 2,000 former ones, however many it adds', () => {
  const added = people(500, null);
  const project = settled(figures([...people(2_000, at), ...people(1_500, null)]));
  const wanted = { membershipIds: added.map(({ membershipId }) => membershipId), role: 'annotator' as const };
  const decision = decideAdding(project, managerAdding(added), wanted, { addition: id(), at });
  if (decision instanceof Error) throw decision;
  expect(decision.state.members).toHaveLength(4_000);
  const state = projectAggregates.publicState(decision.state);
  const data = { change: decision.events[0]?.change, state };
  expect(Buffer.byteLength(JSON.stringify(data)) + envelope).toBeLessThan(1_500_000);
  expect(Buffer.byteLength(JSON.stringify(data))).toBeGreaterThan(1_300_000);
});

it('an event stays under 1.9 MB with 200 ended collaborations, 100 bars and all labels besides', () => {
  const added = people(500, null);
  const base = figures([...people(2_000, at), ...people(1_500, null)]);
  const label = (n: number, deletedAt: string | null): Label => {
    // 200 times this are the 100,000 characters that attributes may have.
    const attributes = deletedAt === null ? [{ name: 'x'.repeat(60), values: ['x'.repeat(400)] }] : [];
    return {
      id: id(),
      name: `Brown algae ${n}`,
      color: '#1f77b4',
      type: 'segmentation',
      attributes,
      deletedAt,
    };
  };
  const ended = () => ({
    ...{ id: id(), organizationId: id(), acceptedBy: id() },
    ...{ status: 'ended' as const, startedAt: at, endedAt: at },
  });
  const bar = () => ({
    ...{ id: id(), accountId: id(), organizationId: partner, collaborationId, since: at },
    reason: 'x'.repeat(1_000),
  });
  const project = settled({
    ...base,
    labels: Array.from({ length: 700 }, (_, n) => label(n, n < 500 ? at : null)),
    collaborations: [...base.collaborations, ...Array.from({ length: 200 }, ended)],
    bars: Array.from({ length: 100 }, bar),
  });
  const wanted = { membershipIds: added.map(({ membershipId }) => membershipId), role: 'annotator' as const };
  const decision = decideAdding(project, managerAdding(added), wanted, { addition: id(), at });
  if (decision instanceof Error) throw decision;
  const state = projectAggregates.publicState(decision.state);
  expect(state).toMatchObject({ labels: { length: 700 }, collaborations: { length: 201 } });
  const data = { change: decision.events[0]?.change, state };
  expect(Buffer.byteLength(JSON.stringify(data)) + envelope).toBeLessThan(1_900_000);
  expect(Buffer.byteLength(JSON.stringify(data))).toBeGreaterThan(1_700_000);
});

it('a project remembers its last 2,000 former members and forgets those before, never a present one', () => {
  const [oldest] = people(1, '2026-01-01T00:00:00.000Z');
  const present = people(3, null);
  const ended = { ...person(null), collaborationId: id() };
  const before = figures([...present, ...(oldest ? [oldest] : []), ...people(1_999, at), ended]);
  const first = before.collaborations[0];
  const project = settled({
    ...before,
    collaborations: [
      ...before.collaborations,
      ...(first ? [{ ...first, id: ended.collaborationId, status: 'ended' as const, endedAt: at }] : []),
    ],
  });
  expect(project.members).toHaveLength(2_003);
  expect(project.members.some((member) => member.id === oldest?.id)).toBe(false);
  expect(project.members.slice(0, 3)).toEqual(present);
  expect(project.members.at(-1)).toEqual(ended);
});

it('a project takes 2,000 members and no more', () => {
  const added = people(2, null);
  const me = managerAdding(added);
  const wanted = (count: number) => ({
    membershipIds: added.slice(0, count).map(({ membershipId }) => membershipId),
    role: 'annotator' as const,
  });
  const project = settled(figures(people(1_999, null)));
  const decide = (count: number) => decideAdding(project, me, wanted(count), { addition: id(), at });
  expect(decide(1)).toMatchObject({ state: { grants: { length: 2_000 } } });
  expect(decide(2)).toMatchObject({ refusal: { code: 'project.full', details: { most: 2_000 } } });
});
