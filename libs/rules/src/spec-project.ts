import { actors, type Actor } from './capabilities.ts';
import type { OrganizationFacts, ProjectFacts, ProjectMemberFacts } from './facts.ts';
import type { MovingImage } from './find-move.ts';
import type { Round } from './four-eyes.ts';
import { standing, type MemberStanding, type OwnerStanding, type Standing } from './standing.ts';
import type { Role } from './words.ts';

// For specs: a host project with a member in every role, shared with two partners, `amber` and `birch`.

type Organization = 'host' | 'amber' | 'birch';
const collaborationOf = { host: null, amber: 'with-amber', birch: 'with-birch' };
const rolesIn: Record<Organization, readonly Role[]> = {
  host: ['manager', 'developer', 'annotator'],
  amber: ['manager', 'annotator'],
  birch: ['manager', 'annotator'],
};

const memberOf = (organizationId: Organization, role: Role): ProjectMemberFacts => ({
  id: `${organizationId}-${role}-in-project`,
  membershipId: `${organizationId}-${role}-membership`,
  accountId: `${organizationId}-${role}`,
  organizationId,
  collaborationId: collaborationOf[organizationId],
  role,
  removedAt: null,
});

const collaboration = (organizationId: 'amber' | 'birch') => ({
  id: collaborationOf[organizationId],
  organizationId,
  status: 'active' as const,
  startedAt: '2026-01-01T00:00:00Z',
  endedAt: null,
});

export const sharedProject: ProjectFacts = {
  id: 'project',
  organizationId: 'host',
  deletedAt: null,
  settings: { partnersAssign: false, partnersSee: 'all', fourEyes: 'shared-projects' },
  members: (['host', 'amber', 'birch'] as const).flatMap((o) => rolesIn[o].map((role) => memberOf(o, role))),
  collaborations: [collaboration('amber'), collaboration('birch')],
  bars: [],
};

export const unsharedProject: ProjectFacts = {
  ...sharedProject,
  members: sharedProject.members.filter((m) => m.collaborationId === null),
  collaborations: [],
};

export const withSettings = (settings: Partial<ProjectFacts['settings']>): ProjectFacts => ({
  ...sharedProject,
  settings: { ...sharedProject.settings, ...settings },
});

/** The project after this collaboration has ended. */
export const afterEndOf = (collaborationId: string, project: ProjectFacts = sharedProject): ProjectFacts => ({
  ...project,
  collaborations: project.collaborations.map((c) =>
    c.id === collaborationId ? { ...c, status: 'ended', endedAt: '2026-02-01T00:00:00Z' } : c,
  ),
});

/** Each organization has its project members, one owner outside the project and one pending member. */
export function organization(id: string): OrganizationFacts | undefined {
  if (id !== 'host' && id !== 'amber' && id !== 'birch') return undefined;
  return {
    id,
    name: id,
    members: [
      ...rolesIn[id].map((role) => ({
        membershipId: `${id}-${role}-membership`,
        accountId: `${id}-${role}`,
        type: 'member' as const,
        status: 'active' as const,
      })),
      { membershipId: `${id}-owner-membership`, accountId: `${id}-owner`, type: 'owner', status: 'active' },
      { membershipId: `${id}-pending-membership`, accountId: null, type: 'member', status: 'pending' },
    ],
  };
}

function standingOf(accountId: string, organizationId: string): Standing {
  const found = standing(sharedProject, organization(organizationId), accountId, organizationId);
  if (!found) throw new Error(`${accountId} has no standing`);
  return found;
}

export function memberAs(actor: Actor, partner: 'amber' | 'birch' = 'amber'): MemberStanding {
  const [side, role] = actor.split(' ');
  const organizationId = side === 'host' ? 'host' : partner;
  const found = standingOf(`${organizationId}-${role}`, organizationId);
  if (found.kind !== 'member') throw new Error(`${actor} is no member`);
  return found;
}

export function ownerOutsideOf(organizationId: Organization): OwnerStanding {
  const found = standingOf(`${organizationId}-owner`, organizationId);
  if (found.kind !== 'owner') throw new Error('an owner inside the project');
  return found;
}

/** Everybody with a standing in the shared project. */
export const everybody: readonly Standing[] = [
  ...actors.map((actor) => memberAs(actor)),
  memberAs('external manager', 'birch'),
  memberAs('external annotator', 'birch'),
  ...(['host', 'amber', 'birch'] as const).map(ownerOutsideOf),
];

export const newImage: MovingImage & Round = {
  step: 'new',
  reviewBy: null,
  entrustedTo: null,
  changedSinceAccepted: false,
  skippedFrom: null,
  everSaved: false,
  submittedBy: null,
  savedBeforeSubmitBy: [],
  approvedBy: [],
  savedSinceAcceptedBy: [],
};

/** Cells of the markdown tables in a text, without their heads' rulers. */
export function tablesIn(markdown: string): string[][][] {
  return markdown
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').filter((line) => line.trim().startsWith('|')))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.filter((line) => !/^[\s|-]+$/.test(line)).map(cellsOf));
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}
