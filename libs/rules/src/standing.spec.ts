import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrganizationFacts, ProjectFacts, ProjectMemberFacts } from './facts.ts';
import { afterEndOf, memberAs, organization, sharedProject } from './spec-project.ts';
import {
  activeCollaborations,
  everCollaborated,
  holdsStill,
  inForce,
  membershipOf,
  standing,
} from './standing.ts';
import type { Role } from './words.ts';

const given = (id: string): OrganizationFacts => {
  const found = organization(id);
  if (!found) throw new Error(`no organization ${id}`);
  return found;
};
const of = (project: ProjectFacts, accountId: string, organizationId: string) =>
  standing(project, organization(organizationId), accountId, organizationId);
const without = (id: string, membershipId: string): OrganizationFacts => ({
  ...given(id),
  members: given(id).members.filter((m) => m.membershipId !== membershipId),
});

describe('standing', () => {
  it('is side, role and collaboration for a project member', () => {
    expect(of(sharedProject, 'amber-annotator', 'amber')).toEqual({
      kind: 'member',
      side: 'external',
      role: 'annotator',
      collaborationId: 'with-amber',
      projectMemberId: 'amber-annotator-in-project',
      membershipId: 'amber-annotator-membership',
      organizationId: 'amber',
      accountId: 'amber-annotator',
    });
    expect(of(sharedProject, 'host-manager', 'host')).toMatchObject({
      kind: 'member',
      side: 'host',
      role: 'manager',
      collaborationId: null,
    });
  });

  it('is kept by owners of both sides who are outside the project', () => {
    expect(of(sharedProject, 'host-owner', 'host')).toMatchObject({
      kind: 'owner',
      side: 'host',
      collaborationId: null,
    });
    expect(of(sharedProject, 'birch-owner', 'birch')).toMatchObject({
      kind: 'owner',
      side: 'external',
      collaborationId: 'with-birch',
    });
  });

  it('is nothing for members outside the project, for pending members and for strangers', () => {
    const project = { ...sharedProject, members: [] };
    expect(of(project, 'host-manager', 'host')).toBeUndefined();
    expect(of(sharedProject, 'nobody', 'host')).toBeUndefined();
    expect(of(sharedProject, 'host-manager', 'unknown')).toBeUndefined();
    const pending = {
      ...given('host'),
      members: given('host').members.map((m) => ({ ...m, status: 'pending' as const })),
    };
    expect(standing(sharedProject, pending, 'host-manager', 'host')).toBeUndefined();
  });

  it('is for the organization that one acts for, and its facts alone', () => {
    expect(of(sharedProject, 'host-manager', 'amber')).toBeUndefined();
    expect(standing(sharedProject, given('host'), 'host-manager', 'amber')).toBeUndefined();
    expect(standing(sharedProject, undefined, 'host-manager', 'host')).toBeUndefined();
  });

  it('ends with a deleted project, for owners too', () => {
    const deleted = { ...sharedProject, deletedAt: '2026-02-01T00:00:00Z' };
    expect(of(deleted, 'host-manager', 'host')).toBeUndefined();
    expect(of(deleted, 'host-owner', 'host')).toBeUndefined();
  });

  it('does not come back with a new membership in the organization', () => {
    const invitedAgain: OrganizationFacts = {
      ...given('amber'),
      members: given('amber').members.map((m) =>
        m.accountId === 'amber-manager' ? { ...m, membershipId: 'another' } : m,
      ),
    };
    expect(standing(sharedProject, invitedAgain, 'amber-manager', 'amber')).toBeUndefined();
  });

  it('does not come back with a new collaboration of the same organization', () => {
    const ended = afterEndOf('with-amber');
    const returned = {
      ...ended,
      collaborations: [...ended.collaborations, { ...sharedProject.collaborations[0]!, id: 'again' }],
    };
    expect(of(returned, 'amber-manager', 'amber')).toBeUndefined();
    expect(of(returned, 'amber-owner', 'amber')).toMatchObject({ kind: 'owner', collaborationId: 'again' });
  });

  it('is lost by a barred person, whichever collaboration of their organization the bar names, and by no one else', () => {
    const ended = afterEndOf('with-amber');
    const back = sharedProject.members.map((m) =>
      m.organizationId === 'amber' ? { ...m, collaborationId: 'again' } : m,
    );
    const returned = {
      ...ended,
      members: back,
      collaborations: [...ended.collaborations, { ...sharedProject.collaborations[0]!, id: 'again' }],
    };
    const bars = [{ accountId: 'amber-annotator', collaborationId: 'with-amber' }];
    expect(of(returned, 'amber-annotator', 'amber')).toMatchObject({ collaborationId: 'again' });
    expect(of({ ...returned, bars }, 'amber-annotator', 'amber')).toBeUndefined();
    expect(of({ ...sharedProject, bars }, 'amber-manager', 'amber')).toBeDefined();
    const elsewhere = [{ accountId: 'host-manager', collaborationId: 'with-amber' }];
    expect(of({ ...sharedProject, bars: elsewhere }, 'host-manager', 'host')).toBeDefined();
    const owner = [{ accountId: 'amber-owner', collaborationId: 'with-amber' }];
    expect(of({ ...sharedProject, bars: owner }, 'amber-owner', 'amber')).toBeUndefined();
  });

  it('takes the membership in force where a former one is on record too', () => {
    const former = {
      ...sharedProject.members[0]!,
      id: 'former',
      role: 'annotator' as const,
      removedAt: '2026-01-02T00:00:00Z',
    };
    const project = { ...sharedProject, members: [former, ...sharedProject.members] };
    expect(of(project, 'host-manager', 'host')).toMatchObject({
      role: 'manager',
      projectMemberId: 'host-manager-in-project',
    });
  });

  it('knows no external developers', () => {
    const members = sharedProject.members.map((m) => ({ ...m, role: 'developer' as const }));
    expect(of({ ...sharedProject, members }, 'amber-manager', 'amber')).toBeUndefined();
    expect(of({ ...sharedProject, members }, 'host-manager', 'host')).toMatchObject({ role: 'developer' });
  });
});

type Person = { accountId: string; organizationId: 'host' | 'amber' | 'birch' };
const anyone = fc.constantFrom<Person>(
  ...(['host', 'amber', 'birch'] as const).flatMap((organizationId) =>
    ['manager', 'developer', 'annotator', 'owner', 'stranger'].map((who) => ({
      accountId: `${organizationId}-${who}`,
      organizationId,
    })),
  ),
);
const rarely = (...values: string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...values) });
const anyRecordOf = (member: ProjectMemberFacts): fc.Arbitrary<ProjectMemberFacts> =>
  fc
    .record({
      role: fc.constantFrom<Role>('manager', 'developer', 'annotator'),
      collaborationId: rarely('with-amber', 'with-birch', 'again'),
      membershipId: rarely('another'),
      removedAt: rarely('2026-01-03T00:00:00Z'),
    })
    .map(({ role, collaborationId, membershipId, removedAt }) => ({
      ...member,
      role,
      collaborationId: collaborationId ?? member.collaborationId,
      membershipId: membershipId ?? member.membershipId,
      removedAt,
    }));
/** Any project of these people: members removed or re-added under other ids, collaborations ended, people barred. */
const anyProject: fc.Arbitrary<ProjectFacts> = fc
  .record({
    deletedAt: rarely('2026-02-01T00:00:00Z'),
    members: fc.tuple(...sharedProject.members.map(anyRecordOf)),
    more: fc.array(fc.constantFrom(...sharedProject.members).chain(anyRecordOf), { maxLength: 4 }),
    statuses: fc.array(fc.constantFrom<'active' | 'ended'>('active', 'active', 'ended'), {
      minLength: 2,
      maxLength: 2,
    }),
    bars: fc.array(
      fc.record({
        accountId: anyone.map((p) => p.accountId),
        collaborationId: fc.constantFrom('with-amber', 'with-birch'),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ deletedAt, members, more, statuses, bars }) => ({
    ...sharedProject,
    deletedAt,
    bars,
    members: [...more, ...members].map((m, i) => ({ ...m, id: `member-${i}` })),
    collaborations: sharedProject.collaborations.map((c, i) => ({ ...c, status: statuses[i]! })),
  }));

describe('standing, whatever the project', () => {
  it('is never in force without all that it rests on', () => {
    let found = 0;
    fc.assert(
      fc.property(anyProject, anyone, (project, { accountId, organizationId }) => {
        const it = of(project, accountId, organizationId);
        if (!it) return;
        found++;
        expect(project.deletedAt).toBeNull();
        expect(membershipOf(given(organizationId), accountId)?.membershipId).toBe(it.membershipId);
        const collaboration = project.collaborations.find((c) => c.id === it.collaborationId);
        expect(it.side).toBe(organizationId === 'host' ? 'host' : 'external');
        if (it.side === 'host') expect(it.collaborationId).toBeNull();
        else expect(collaboration).toMatchObject({ status: 'active', organizationId });
        const barred = project.bars.some(
          (b) => b.accountId === accountId && b.collaborationId === `with-${organizationId}`,
        );
        expect(barred).toBe(false);
        if (it.kind === 'member') {
          expect(project.members.find((m) => m.id === it.projectMemberId)).toMatchObject({
            accountId,
            organizationId,
            role: it.role,
            membershipId: it.membershipId,
            collaborationId: it.collaborationId,
            removedAt: null,
          });
        }
      }),
      { numRuns: 1000 },
    );
    expect(found).toBeGreaterThan(50);
  });

  it('of a member is lost with every single thing that it rests on', () => {
    fc.assert(
      fc.property(anyProject, anyone, (project, { accountId, organizationId }) => {
        const it = of(project, accountId, organizationId);
        if (it?.kind !== 'member') return;
        const removed = {
          ...project,
          members: project.members.map((m) => ({ ...m, removedAt: '2026-03-01T00:00:00Z' })),
        };
        expect(of(removed, accountId, organizationId)?.kind).not.toBe('member');
        const left = without(organizationId, it.membershipId);
        expect(standing(project, left, accountId, organizationId)).toBeUndefined();
        expect(
          of({ ...project, deletedAt: '2026-03-01T00:00:00Z' }, accountId, organizationId),
        ).toBeUndefined();
        if (it.collaborationId === null) return;
        expect(of(afterEndOf(it.collaborationId, project), accountId, organizationId)).toBeUndefined();
        const bars = [{ accountId, collaborationId: it.collaborationId }];
        expect(of({ ...project, bars }, accountId, organizationId)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a claim or an assignment', () => {
  const holder = memberAs('external annotator');

  it('holds while its holder is in force', () => {
    expect(holdsStill(holder, sharedProject, organization)).toBe(true);
  });

  it('is void with the collaboration, the membership, the project membership or a bar', () => {
    expect(holdsStill(holder, afterEndOf('with-amber'), organization)).toBe(false);
    expect(holdsStill(holder, sharedProject, () => without('amber', holder.membershipId))).toBe(false);
    expect(holdsStill(holder, sharedProject, () => undefined)).toBe(false);
    expect(holdsStill(holder, { ...sharedProject, members: [] }, organization)).toBe(false);
    const bars = [{ accountId: holder.accountId, collaborationId: 'with-amber' }];
    expect(holdsStill(holder, { ...sharedProject, bars }, organization)).toBe(false);
  });

  it('counts again when the same member is added again under the same collaboration', () => {
    const removedAt = '2026-02-01T00:00:00Z';
    const former = sharedProject.members.map((m) => ({ ...m, id: `former-${m.id}`, removedAt }));
    const project = { ...sharedProject, members: [...former, ...sharedProject.members] };
    expect(holdsStill(holder, project, organization)).toBe(true);
  });

  it('is not kept by another collaboration or membership of the same person', () => {
    expect(holdsStill({ ...holder, collaborationId: 'with-birch' }, sharedProject, organization)).toBe(false);
    expect(holdsStill({ ...holder, membershipId: 'another' }, sharedProject, organization)).toBe(false);
  });
});

describe('a project', () => {
  it('knows its active collaborations, and whether it ever had one', () => {
    const ended = afterEndOf('with-amber');
    expect(activeCollaborations(ended).map((c) => c.id)).toEqual(['with-birch']);
    expect(everCollaborated(afterEndOf('with-birch', ended))).toBe(true);
    expect(everCollaborated({ collaborations: [] })).toBe(false);
  });

  it('asks for the organization of the member in question', () => {
    const member = sharedProject.members.find((m) => m.accountId === 'amber-manager')!;
    expect(inForce(member, sharedProject, organization('amber'))).toBe(true);
    expect(inForce(member, sharedProject, organization('birch'))).toBe(false);
  });
});
