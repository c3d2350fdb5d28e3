import type { ProjectMember, Refused } from '@tandem/contracts';
import { event, refuse } from '@tandem/contracts';
import type { Decision } from '@tandem/platform';
import type { Step } from '@tandem/rules';
import { effectiveEntrustment, inForce } from '@tandem/rules';
import type { Facts } from './change-image.ts';
import { changeImage } from './change-image.ts';
import { entrust } from './entrusting.ts';
import { countsOn, holderOf, publicHolder } from './holders.ts';
import { changed, happened, unchanged } from './image-events.ts';
import type { Image } from './image.ts';
import { withMember } from './image.ts';
import type { Situation } from './situation.ts';
import { lacks, withOrganizations } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

const capability = 'assign-annotators';
/** In which somebody still has something to do. */
export const openSteps: readonly Step[] = ['new', 'in_progress', 'waiting', 'waiting_for_change'];

/** Partners assign their own people on images entrusted to them; the host's other people are named as such, other partners' not at all. */
export function notAssignable(member: ProjectMember, facts: Situation): Refused | undefined {
  const { standing, project } = facts;
  if (standing.side === 'host' || member.organizationId === standing.organizationId) return undefined;
  return member.organizationId === project.organizationId
    ? refuse('project-member.other-side')
    : refuse('project-member.not-found');
}

/** Assigns one annotator; a free image is entrusted to an external one's collaboration, and none is moved between sides. */
function decideAssign(image: Image, member: ProjectMember, facts: Facts): Decision<Image, null> | Refused {
  const { project, organizations, now } = facts;
  if (!inForce(member, project, organizations(member.organizationId)))
    return refuse('project-member.not-found');
  const entrustedTo = effectiveEntrustment(image, project);
  if (entrustedTo !== null && entrustedTo !== member.collaborationId)
    return refuse('image.entrusted-elsewhere');
  const before = countsOn(image.assignee, image, facts) ? image.assignee : null;
  const assignee = holderOf(member);
  if (before?.key === assignee.key) return unchanged(image);
  const taken = member.collaborationId !== null && entrustedTo === null;
  const after: Image = {
    ...(taken ? entrust(image, member.collaborationId, facts) : image),
    assignee,
    workedOnBy: withMember(image.workedOnBy, member.accountId),
    changedAt: now.toISOString(),
  };
  const assigned = event('tandem.image.assigned.v1', {
    ...happened(image, after, facts),
    assignee: publicHolder(assignee),
    before: before && publicHolder(before),
  });
  return changed(after, [assigned], null);
}

/** Somebody else is assigned to it already, or nobody has anything to do on it. */
const isTaken = (image: Image, member: ProjectMember, facts: Facts): boolean =>
  !openSteps.includes(image.step) ||
  (countsOn(image.assignee, image, facts) && image.assignee.key !== holderOf(member).key);

/** Assigns an image to one annotator (product: Assigning); where it is not to be taken from another, nothing happens then. */
export function assignImage(
  workflow: Workflow,
  acting: ActingOnImage,
  projectMemberId: string,
  { unlessTaken = false } = {},
) {
  const memberIn = ({ project }: Pick<Facts, 'project'>) =>
    project.members.find(({ id }) => id === projectMemberId);
  return changeImage(workflow, acting, {
    permit(image, facts) {
      const member = memberIn(facts);
      const denied = lacks(capability, facts);
      if (denied) return denied;
      if (!member) return refuse('project-member.not-found');
      const { organizationId } = member;
      const entrustedTo = effectiveEntrustment(image, facts.project);
      return notAssignable(member, facts) ?? lacks(capability, facts, { organizationId, entrustedTo });
    },
    prepare: (_image, facts) =>
      withOrganizations(workflow.copies, facts, [memberIn(facts)?.organizationId ?? '']),
    decide(image, facts, known) {
      const member = memberIn(facts);
      if (!member) return refuse('project-member.not-found');
      const judged = { ...facts, ...known };
      return unlessTaken && isTaken(image, member, judged)
        ? unchanged(image)
        : decideAssign(image, member, judged);
    },
  });
}
