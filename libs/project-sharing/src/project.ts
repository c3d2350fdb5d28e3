import { Id, ProjectState, Time } from '@tandem/contracts';
import type { Decision, NewEvent } from '@tandem/platform';
import { activeCollaborations } from '@tandem/rules';
import { z } from 'zod';
import { nameKeyOf } from './name-keys.ts';

/** One per project for good; no token is stored, it is signed from `id` and `generation`. */
export const ShareLink = z.object({
  id: Id,
  generation: z.int().min(0).meta({ description: 'one more at each enabling and rotation; 0: never on' }),
  on: z.boolean(),
  expiresAt: Time.nullable(),
  maxOrganizations: z.int(),
  requiresApproval: z.boolean(),
  emailDomains: z.array(z.string()).meta({ description: 'of verified addresses; empty: any' }),
  usedBy: z.array(Id).meta({ description: 'organizations that accepted this generation' }),
});
export type ShareLink = z.infer<typeof ShareLink>;

/** An acceptance that a host manager has to approve; becomes the collaboration of the same id. */
export const Request = z.object({
  id: Id,
  organizationId: Id,
  requestedBy: Id.meta({ description: 'account' }),
  membershipId: Id,
  generation: z.int().meta({ description: 'of the link' }),
  requestedAt: Time,
  lapsesAt: Time,
  answer: z.enum(['approved', 'declined', 'withdrawn']).nullable(),
});
export type Request = z.infer<typeof Request>;

/** What this service keeps: the public state, the link, and by what a project is found. */
export const Project = ProjectState.extend({
  shareLink: ShareLink,
  requests: z.array(Request).meta({ description: 'pending ones, and the last that ended' }),
  live: z.boolean(),
  nameKey: z.string(),
  partnerIds: z.array(Id).meta({ description: 'organizations that collaborate' }),
  grants: z.array(z.string()).meta({ description: '`<role>:<membershipId>` of present members' }),
  asking: z
    .array(Id)
    .meta({ description: 'organizations and memberships whose requests wait; lapsed ones too' }),
});
export type Project = z.infer<typeof Project>;
export type Member = Project['members'][number];
/** Everything of a project but what it is found by. */
export type ProjectFigures = Omit<Project, 'live' | 'nameKey' | 'partnerIds' | 'grants' | 'asking'>;

/** Former members and deleted labels kept, so that an event stays below what the log takes (product: Project members). */
const kept = { formerMembers: 2_000, deletedLabels: 500 };

export const grantOf = (role: string, membershipId: string): string => `${role}:${membershipId}`;

const endOf = (member: Member, { collaborations }: ProjectFigures): string | null =>
  member.removedAt ?? collaborations.find(({ id }) => id === member.collaborationId)?.endedAt ?? null;

/** Neither removed nor of a collaboration that has ended; whether they count depends on their organization too. */
export function presentMembers(project: ProjectFigures): Member[] {
  const active = new Set<string | null>([null, ...activeCollaborations(project).map(({ id }) => id)]);
  return project.members.filter((m) => m.removedAt === null && active.has(m.collaborationId));
}

function bounded(project: ProjectFigures): ProjectFigures {
  const former = project.members
    .flatMap((member) => ({ id: member.id, end: endOf(member, project) ?? '~' }))
    .filter(({ end }) => end !== '~')
    .sort((a, b) => (a.end < b.end ? 1 : -1));
  const forgotten = new Set([
    ...former.slice(kept.formerMembers).map(({ id }) => id),
    ...project.labels
      .filter(({ deletedAt }) => deletedAt !== null)
      .slice(0, -kept.deletedLabels)
      .map(({ id }) => id),
  ]);
  if (forgotten.size === 0) return project;
  return {
    ...project,
    members: project.members.filter(({ id }) => !forgotten.has(id)),
    labels: project.labels.filter(({ id }) => !forgotten.has(id)),
  };
}

/** A second one under the same id could never be ended or removed: that is a bug, and nothing is written. */
function checkIds(project: ProjectFigures): void {
  const { collaborations, members, labels, bars, requests } = project;
  for (const [what, all] of Object.entries({ collaborations, members, labels, bars, requests }))
    if (new Set(all.map(({ id }) => id)).size < all.length)
      throw new Error(`two ${what} of project ${project.id} have the same id`);
}

const askingIn = ({ requests, shareLink }: ProjectFigures): string[] => [
  ...new Set(
    requests
      .filter(
        ({ answer, generation }) => answer === null && shareLink.on && generation === shareLink.generation,
      )
      .flatMap(({ organizationId, membershipId }) => [organizationId, membershipId]),
  ),
];

/** Ends every change: brings what the project is found by in line with it, and bounds what it remembers. */
export function settled(figures: ProjectFigures): Project {
  checkIds(figures);
  const project = bounded(figures);
  const live = project.deletedAt === null;
  return {
    ...project,
    live,
    nameKey: nameKeyOf(project.name),
    partnerIds: live ? activeCollaborations(project).map(({ organizationId }) => organizationId) : [],
    grants: live ? presentMembers(project).map(({ role, membershipId }) => grantOf(role, membershipId)) : [],
    asking: live ? askingIn(project) : [],
  };
}

/** What a decision answers when it changed something. */
export const changed = <Result>(
  project: ProjectFigures,
  events: readonly NewEvent[],
  result: Result,
  options: { readonly endsOwnStanding?: boolean } = {},
): Decision<Project, Result> => ({ state: settled(project), events, result, ...options });

/** What it answers when there is nothing to change; nothing is written. */
export const unchanged = <Result>(project: Project, result: Result): Decision<Project, Result> => ({
  state: project,
  events: [],
  result,
});
