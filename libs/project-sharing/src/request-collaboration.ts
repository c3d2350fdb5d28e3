import { event } from '@tandem/contracts';
import type { Project, Request } from './project.ts';
import { changed } from './project.ts';
import { lapseOf, partnerOf, withRequest } from './requests.ts';

type Made = { readonly collaborationId: string; readonly generation: number; readonly now: Date };
type Asking = Pick<Request, 'organizationId' | 'membershipId' | 'requestedBy'>;

/** Waits for a host manager, takes one use of the link, and gives no standing (product: Accepting). */
export function requestCollaboration(
  project: Project,
  asking: Asking,
  { collaborationId, generation, now }: Made,
) {
  const request: Request = {
    id: collaborationId,
    ...asking,
    generation,
    requestedAt: now.toISOString(),
    lapsesAt: lapseOf(project.shareLink, now),
    answer: null,
  };
  const requested = event('tandem.project.collaboration_requested.v1', {
    ...partnerOf(request),
    generation,
    lapsesAt: request.lapsesAt,
  });
  const result = { collaborationId, status: 'pending' as const, projectMemberId: null };
  return changed(withRequest(project, request, now), [requested], result);
}
