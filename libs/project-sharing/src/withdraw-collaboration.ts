import { event, refuse, Refused } from '@tandem/contracts';
import type { MembershipFacts } from '@tandem/rules';
import { membershipOf, standing } from '@tandem/rules';
import type { Acting } from './command-project.ts';
import type { Project } from './project.ts';
import { changed } from './project.ts';
import { answered, asksFor, partnerOf, pendingRequest } from './requests.ts';
import type { Sharing } from './sharing.ts';

type Facts = { readonly membership: MembershipFacts | undefined; readonly isInsider: boolean };

/** To whoever neither asked, nor owns the organization that did, nor is in the project, it does not exist. */
function withdrawalRefusal(project: Project, { membership, isInsider }: Facts, acting: Acting, id: string) {
  const theirs = membership && project.requests.some((r) => r.id === id && asksFor(r, acting, membership));
  if (theirs) return undefined;
  return refuse(isInsider ? 'collaboration.not-found' : 'project.not-found');
}

/** By whoever asked, or an owner of their organization, at will (product: Accepting). */
export async function withdrawCollaboration(sharing: Sharing, acting: Acting, collaborationId: string) {
  const { accountId, organizationId } = acting;
  const now = sharing.runtime.now();
  const outcome = await sharing.projects.update(acting.projectId, acting.context, {
    facts: async (project): Promise<Facts> => {
      const organization = await sharing.organizations.get(organizationId);
      return {
        membership: organization && membershipOf(organization, accountId),
        isInsider: standing(project, organization, accountId, organizationId) !== undefined,
      };
    },
    permit: (project, facts) => withdrawalRefusal(project, facts, acting, collaborationId),
    decide: (project) => {
      const request = pendingRequest(project, collaborationId, now);
      if (request instanceof Refused) return request;
      const withdrawn = event('tandem.project.collaboration_withdrawn.v1', partnerOf(request));
      return changed(answered(project, request.id, 'withdrawn'), [withdrawn], null);
    },
  });
  if (!outcome) throw refuse('project.not-found');
  return {};
}
