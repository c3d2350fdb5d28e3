import { refuse } from '@tandem/contracts';
import type { Refused } from '@tandem/contracts';
import type { MembershipFacts } from '@tandem/rules';
import type { Project, Request, ShareLink } from './project.ts';

const lapsesAfter = 14 * 24 * 3_600_000;
/** Ended requests that are kept, so that answering one a second time can be told apart. */
const keptEnded = 100;

/** 14 days from now, or with the link where that ends before (product: Accepting). */
export function lapseOf({ expiresAt }: ShareLink, now: Date): string {
  const latest = new Date(now.getTime() + lapsesAfter).toISOString();
  return expiresAt !== null && expiresAt < latest ? expiresAt : latest;
}

type WithRequests = Pick<Project, 'deletedAt' | 'shareLink' | 'requests'>;

/** Derived from time and the link, so that lapsing, rotating and revoking rewrite nothing. */
export const isPending = (
  { answer, generation, lapsesAt }: Request,
  { deletedAt, shareLink }: WithRequests,
  now: Date,
): boolean =>
  answer === null &&
  deletedAt === null &&
  shareLink.on &&
  generation === shareLink.generation &&
  lapsesAt > now.toISOString();

export const pendingRequests = (project: WithRequests, now: Date): Request[] =>
  project.requests.filter((request) => isPending(request, project, now));

export function withRequest(project: Project, request: Request, now: Date): Project {
  const ended = project.requests.filter((earlier) => !isPending(earlier, project, now));
  const forgotten = new Set(ended.slice(0, -keptEnded));
  return { ...project, requests: [...project.requests.filter((r) => !forgotten.has(r)), request] };
}

export const answered = (project: Project, id: string, answer: NonNullable<Request['answer']>): Project => ({
  ...project,
  requests: project.requests.map((request) => (request.id === id ? { ...request, answer } : request)),
});

/** The request that can be answered now. */
export function pendingRequest(project: Project, id: string, now: Date): Request | Refused {
  const request = project.requests.find((r) => r.id === id);
  if (request) return isPending(request, project, now) ? request : refuse('collaboration.not-pending');
  const isCollaboration = project.collaborations.some((c) => c.id === id);
  return refuse(isCollaboration ? 'collaboration.not-pending' : 'collaboration.not-found');
}

/** What events name of a request. */
export const partnerOf = ({ id, organizationId, requestedBy }: Request) => ({
  collaborationId: id,
  organizationId,
  requestedBy,
});

type Who = { readonly accountId: string; readonly organizationId: string };

/** Whether somebody may see and withdraw it: whoever asked, as the member they asked as, and that organization's owners. */
export const asksFor = (
  { organizationId, membershipId }: Request,
  who: Who,
  membership: MembershipFacts,
): boolean =>
  organizationId === who.organizationId &&
  (membership.type === 'owner' || membership.membershipId === membershipId);
