import { randomUUID } from 'node:crypto';
import type { RouteName } from '@tandem/contracts';
import { routes } from '@tandem/contracts';
import { samplePhotograph } from '@tandem/journey';
import type { World } from './world.ts';

type ValidRequest = { readonly body?: unknown; readonly query?: object; readonly file?: object };
export type AnyCall = (call: {
  params?: object;
  query?: object;
  body?: unknown;
  file?: object;
}) => Promise<unknown>;

/** A valid body or query for every route that needs one, so that only the right to call it is in question. */
export const validRequests = (world: World): { readonly [Name in RouteName]?: ValidRequest } => ({
  signUp: {
    body: { email: `new.${randomUUID()}@example.org`, name: 'New', password: 'long enough to pass' },
  },
  verifyEmail: { body: { token: 'x' } },
  requestPasswordReset: { body: { email: 'nobody@example.org' } },
  resetPassword: { body: { token: 'x', password: 'long enough to pass' } },
  createOrganization: { body: { name: 'New' } },
  changeOrganization: { body: { name: 'Taken over' } },
  inviteMembers: { body: { emails: ['mallory@example.org'] } },
  acceptInvitation: { body: { token: 'x' } },
  changeMemberType: { body: { type: 'owner' } },
  createProject: { body: { name: 'New' } },
  changeProject: { body: { name: 'Taken over' } },
  deleteProject: { body: { name: 'Everyday objects' } },
  addLabel: { body: { name: 'New', color: '#000000', type: 'vector' } },
  addProjectMembers: { body: { membershipIds: [world.membershipId], role: 'annotator' } },
  changeProjectMemberRole: { body: { role: 'annotator' } },
  previewShareLink: { body: { token: 'x' } },
  acceptShareLink: { body: { token: 'x', organizationId: world.organizations.strangers } },
  barPerson: { body: { projectMemberId: world.projectMembers.gil, reason: 'no reason' } },
  uploadImage: { file: samplePhotograph('bricks.jpg') },
  saveRevision: { body: { revision: 1, annotations: [] } },
  restoreRevision: { body: { revision: 1 } },
  moveImage: { body: { move: 'submit', from: 'in_progress', revision: 1 } },
  nextImage: { body: { queue: 'annotation' } },
  assignImage: { body: { projectMemberId: world.projectMembers.gil } },
  entrustImage: { body: { collaborationId: world.collaborations.second } },
  moveSelection: {
    body: { images: [{ id: world.images.free, from: 'in_progress', revision: 1 }], move: 'submit' },
  },
  assignSelection: {
    body: { imageIds: [world.images.free], projectMemberId: world.projectMembers.gil },
  },
  assignFolders: {
    body: { folders: ['nowhere'], projectMemberIds: [world.projectMembers.gil] },
  },
  deleteSelection: { body: { imageIds: [world.images.free] } },
  entrustSelection: {
    body: { imageIds: [world.images.free], collaborationId: world.collaborations.second },
  },
  addComment: { body: { text: 'Hello' } },
  resolveComment: { body: { resolved: true } },
  getProgress: { query: { projects: world.projectId } },
  logIn: { body: { email: 'nobody@example.org', password: 'x' } },
});

/** The parameters that a route's path has, out of a set of ids. */
export const paramsOf = (name: RouteName, ids: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries([...routes[name].path.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => [key, ids[key]]));
