import { event, refuse } from '@tandem/contracts';
import type { CommandContext } from '@tandem/platform';
import { derivedId } from '@tandem/platform';
import { membershipOf, standing } from '@tandem/rules';
import { newMember } from './members.ts';
import { changed } from './project.ts';
import { viewProject } from './project-view.ts';
import type { Sharing } from './sharing.ts';

/** Owners create projects; the creator is the first host manager (product: People and organizations, Project members). */
export async function createProject(
  sharing: Sharing,
  acting: { readonly accountId: string; readonly organizationId: string; readonly context: CommandContext },
  { name }: { readonly name: string },
) {
  const { projects, organizations, runtime } = sharing;
  const { accountId, organizationId, context } = acting;
  const organization = await organizations.get(organizationId);
  const membership = organization && membershipOf(organization, accountId);
  if (!organization || !membership) throw refuse('organization.not-found');
  if (membership.type !== 'owner') throw refuse('membership.owner-required');

  const createdAt = runtime.now().toISOString();
  const { membershipId } = membership;
  const project = {
    id: context.command ? derivedId(context.command.key) : runtime.newId(),
    organizationId,
    name,
    createdAt,
    deletedAt: null,
    settings: { partnersAssign: false, partnersSee: 'all', fourEyes: 'shared-projects' } as const,
    labels: [],
    members: [
      newMember({
        id: runtime.newId(),
        membershipId,
        accountId,
        organizationId,
        collaborationId: null,
        role: 'manager',
        addedAt: createdAt,
      }),
    ],
    collaborations: [],
    bars: [],
    shareLink: {
      id: runtime.newId(),
      generation: 0,
      on: false,
      expiresAt: null,
      maxOrganizations: 1,
      requiresApproval: false,
      emailDomains: [],
      usedBy: [],
    },
    requests: [],
  };
  const decision = changed(project, [event('tandem.project.created.v1', { name })], null);
  // An id derived from the key is taken by an earlier use of that key only.
  const { state } = await projects.insert(project.id, context, decision, () =>
    refuse('idempotency-key.reused'),
  );
  const mine = standing(state, organization, accountId, organizationId);
  if (!mine) throw refuse('project.not-found');
  return viewProject(sharing, state, { standing: mine, organization });
}
