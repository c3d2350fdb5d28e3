import { event, Refused } from '@tandem/contracts';
import type { Acting } from './command-project.ts';
import { commandProject, needsHostManager } from './command-project.ts';
import { changed } from './project.ts';
import { answered, partnerOf, pendingRequest } from './requests.ts';
import type { Sharing } from './sharing.ts';

/** Ends a pending collaboration before it began; its use of the link is free again (product: Accepting). */
export async function declineCollaboration(sharing: Sharing, acting: Acting, collaborationId: string) {
  const now = sharing.runtime.now();
  await commandProject(sharing, acting, {
    permit: needsHostManager,
    decide: (project) => {
      const request = pendingRequest(project, collaborationId, now);
      if (request instanceof Refused) return request;
      const declined = event('tandem.project.collaboration_declined.v1', partnerOf(request));
      return changed(answered(project, request.id, 'declined'), [declined], null);
    },
  });
  return {};
}
