import type { projectSharingRoutes } from '@tandem/contracts';
import type { CommandContext, Handlers } from '@tandem/platform';
import { acceptShareLink } from './accept-share-link.ts';
import { addLabel } from './add-label.ts';
import { addProjectMembers } from './add-project-members.ts';
import { approveCollaboration } from './approve-collaboration.ts';
import { appointMyself } from './appoint-myself.ts';
import { barPerson } from './bar-person.ts';
import { changeProject } from './change-project.ts';
import { changeProjectMemberRole } from './change-project-member-role.ts';
import type { Acting } from './command-project.ts';
import { createProject } from './create-project.ts';
import { declineCollaboration } from './decline-collaboration.ts';
import { deleteLabel } from './delete-label.ts';
import { deleteProject } from './delete-project.ts';
import { enableShareLink } from './enable-share-link.ts';
import { findCandidates } from './find-candidates.ts';
import { getProject } from './get-project.ts';
import { getShareLink } from './get-share-link.ts';
import { liftBar } from './lift-bar.ts';
import { listBars } from './list-bars.ts';
import { listCollaborations } from './list-collaborations.ts';
import { listLabels } from './list-labels.ts';
import { listProjectMembers } from './list-project-members.ts';
import { listProjects } from './list-projects.ts';
import { listShareLinkHistory } from './list-share-link-history.ts';
import { previewShareLink } from './preview-share-link.ts';
import { removeProjectMember } from './remove-project-member.ts';
import { revokeShareLink } from './revoke-share-link.ts';
import { rotateShareLink } from './rotate-share-link.ts';
import type { Sharing } from './sharing.ts';
import { stopCollaboration } from './stop-collaboration.ts';
import { withdrawCollaboration } from './withdraw-collaboration.ts';

type InProject = {
  readonly params: { readonly organizationId: string; readonly projectId: string };
  readonly accountId: string;
  readonly context: CommandContext;
};
const acting = ({ params: { organizationId, projectId }, accountId, context }: InProject): Acting => ({
  accountId,
  organizationId,
  projectId,
  context,
});

export const projectSharingHandlers = (sharing: Sharing): Handlers<typeof projectSharingRoutes> => ({
  listProjects: ({ accountId, params, query }) => listProjects(sharing, { accountId, ...params }, query),
  createProject: ({ accountId, params, context, body }) =>
    createProject(sharing, { accountId, ...params, context }, body),
  getProject: (call) => getProject(sharing, acting(call)),
  changeProject: (call) => changeProject(sharing, acting(call), call.body),
  deleteProject: (call) => deleteProject(sharing, acting(call), call.body.name),

  listLabels: (call) => listLabels(sharing, acting(call)),
  addLabel: (call) => addLabel(sharing, acting(call), call.body),
  deleteLabel: (call) => deleteLabel(sharing, acting(call), call.params.labelId),

  listProjectMembers: (call) => listProjectMembers(sharing, acting(call)),
  findCandidates: (call) => findCandidates(sharing, acting(call), call.query.search),
  addProjectMembers: (call) => addProjectMembers(sharing, acting(call), call.body),
  appointMyself: (call) => appointMyself(sharing, acting(call)),
  changeProjectMemberRole: (call) => {
    const { projectMemberId } = call.params;
    return changeProjectMemberRole(sharing, acting(call), { projectMemberId, role: call.body.role });
  },
  removeProjectMember: (call) => removeProjectMember(sharing, acting(call), call.params.projectMemberId),

  getShareLink: (call) => getShareLink(sharing, acting(call)),
  enableShareLink: (call) => enableShareLink(sharing, acting(call), call.body),
  rotateShareLink: (call) => rotateShareLink(sharing, acting(call), call.body),
  revokeShareLink: (call) => revokeShareLink(sharing, acting(call)),
  listShareLinkHistory: (call) => listShareLinkHistory(sharing, acting(call)),
  previewShareLink: ({ accountId, body }) => previewShareLink(sharing, accountId, body.token),
  acceptShareLink: ({ accountId, context, body }) => acceptShareLink(sharing, { accountId, context }, body),

  listCollaborations: (call) => listCollaborations(sharing, acting(call)),
  stopCollaboration: (call) => stopCollaboration(sharing, acting(call), call.params.collaborationId),

  approveCollaboration: (call) => approveCollaboration(sharing, acting(call), call.params.collaborationId),
  declineCollaboration: (call) => declineCollaboration(sharing, acting(call), call.params.collaborationId),
  withdrawCollaboration: (call) => withdrawCollaboration(sharing, acting(call), call.params.collaborationId),

  listBars: (call) => listBars(sharing, acting(call)),
  barPerson: (call) => barPerson(sharing, acting(call), call.body),
  liftBar: (call) => liftBar(sharing, acting(call), call.params.barId),
});
