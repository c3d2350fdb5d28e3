import { isReviewer } from './capabilities.ts';
import type { OrganizationFacts, ProjectFacts } from './facts.ts';
import { findMove, type MovingImage } from './find-move.ts';
import { everCollaborated, inForce, type Standing } from './standing.ts';
import { deriveStatus } from './status.ts';
import type { FourEyes } from './words.ts';

/** Who did what in this round: since the image was new, sent back or reopened. Accounts. */
export type Round = {
  readonly submittedBy: string | null;
  readonly savedBeforeSubmitBy: readonly string[];
  /** at stages before the one that is asked for now */
  readonly approvedBy: readonly string[];
  readonly savedSinceAcceptedBy: readonly string[];
  readonly changedSinceAccepted: boolean;
};
type FourEyesFacts = Pick<ProjectFacts, 'settings' | 'collaborations'>;

const applies: Record<FourEyes, (project: FourEyesFacts) => boolean> = {
  always: () => true,
  'shared-projects': everCollaborated,
  never: () => false,
};

export function fourEyesApplies(project: FourEyesFacts): boolean {
  return applies[project.settings.fourEyes](project);
}

/** Whether this account, for whatever organization it acts, must leave the approval to another (product: Four eyes). */
export function barredByFourEyes(accountId: string, image: Round, project: FourEyesFacts): boolean {
  if (!fourEyesApplies(project)) return false;
  return (
    image.submittedBy === accountId ||
    image.savedBeforeSubmitBy.includes(accountId) ||
    image.approvedBy.includes(accountId) ||
    (image.changedSinceAccepted && image.savedSinceAcceptedBy.includes(accountId))
  );
}

/** The reviewers of a project that are in force, of either side. */
export function reviewersOf(
  project: ProjectFacts,
  organizations: (id: string) => OrganizationFacts | undefined,
): readonly Standing[] {
  return project.members
    .filter((member) => inForce(member, project, organizations(member.organizationId)))
    .map((member): Standing => ({
      kind: 'member',
      side: member.collaborationId === null ? 'host' : 'external',
      collaborationId: member.collaborationId,
      membershipId: member.membershipId,
      organizationId: member.organizationId,
      accountId: member.accountId,
      role: member.role,
      projectMemberId: member.id,
    }))
    .filter(isReviewer);
}

/** Whether four eyes bar every reviewer who could approve, so that any of them may with `waive` and a reason. */
export function fourEyesMayBeWaived(
  project: ProjectFacts,
  reviewers: readonly Standing[],
  image: MovingImage & Round,
): boolean {
  const status = deriveStatus(image, project);
  const couldApprove = reviewers.filter(
    (reviewer) => typeof findMove('approve', status, reviewer, { project, image }) === 'object',
  );
  return (
    couldApprove.length > 0 &&
    couldApprove.every(({ accountId }) => barredByFourEyes(accountId, image, project))
  );
}
