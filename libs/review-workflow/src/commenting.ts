import type { Audience, Refused } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import type { Move } from '@tandem/rules';
import { effectiveEntrustment, maySeeComment } from '@tandem/rules';
import type { Comment } from './comment.ts';
import type { Image } from './image.ts';
import type { Situation } from './situation.ts';

/** Of one organization on an image, besides those that came with moves (product: Working on images). */
const maxComments = 200;

/** Where on the image a comment points. */
export type Pin = {
  readonly point?: [number, number] | undefined;
  readonly annotationId?: string | undefined;
};

export function refusePoint({ width, height }: Image, { point: [x, y] = [0, 0] }: Pin): Refused | undefined {
  return x < 0 || y < 0 || x > width || y > height
    ? refuse('request.invalid', { issues: [{ in: 'body', path: 'point', message: 'outside the image' }] })
    : undefined;
}

/** Counted by author, so that comments which one may not read neither stand in the way nor show. */
export const isFull = ({ comments }: Pick<Image, 'comments'>, organizationId: string): boolean =>
  comments.filter(({ move, author }) => move === null && author.organizationId === organizationId).length >=
  maxComments;

export function mayRead(comment: Comment, { standing, project }: Situation): boolean {
  const { author, audience } = comment;
  return maySeeComment(standing, project, { authorOrganizationId: author.organizationId, audience });
}

const sortOf = ({ author, audience }: Comment): string => JSON.stringify([author.organizationId, audience]);

/** By what the images with comments internal to an organization are found. */
export const internalKey = (projectId: string, organizationId: string): string =>
  `${projectId}:${organizationId}`;

/** The image with one comment more, counted among those of its sort. */
export function withComment(image: Image, comment: Comment): Image {
  const comments = [...image.comments, comment];
  const sorts = Map.groupBy(comments, sortOf);
  const commentTally = [...sorts.values()].flatMap(([first, ...others]) =>
    first
      ? [
          {
            authorOrganizationId: first.author.organizationId,
            audience: first.audience,
            count: others.length + 1,
          },
        ]
      : [],
  );
  const internal = commentTally.flatMap(({ audience, count }) =>
    audience.kind === 'internal' ? [[audience.organizationId, count] as const] : [],
  );
  return {
    ...image,
    comments,
    commentTally,
    internalComments: Object.fromEntries(internal),
    internalKeys: internal.map(([organizationId]) => internalKey(image.projectId, organizationId)),
  };
}

/** The image with a thread resolved by somebody, or reopened with null. */
export const withResolution = (image: Image, threadId: string, resolution: Comment['resolution']): Image => ({
  ...image,
  comments: image.comments.map((comment) =>
    comment.id === threadId ? { ...comment, resolved: resolution !== null, resolution } : comment,
  ),
});

/** The thread that a comment belongs to. */
export const threadOf = (image: Image, comment: Comment): Comment =>
  image.comments.find(({ id }) => id === comment.replyTo) ?? comment;

/** The only organization that may hear of a comment. */
export const internalTo = (audience: Audience): string | undefined =>
  audience.kind === 'internal' ? audience.organizationId : undefined;

/** With whom a comment is shared: an external author's organization; the one that sees a host author's image. */
export const sharedAudience = (
  image: Pick<Image, 'entrustedTo'>,
  { standing, project }: Pick<Situation, 'standing' | 'project'>,
): Audience => ({
  kind: 'shared',
  collaborationId: standing.collaborationId ?? effectiveEntrustment(image, project),
});

export const requestsChange = (move: Move): boolean => move === 'request_change' || move === 'reopen';

/**
 * Who reads a request for change: the host and whose work it was, whoever has the image now; of the host's work, who has it
 * (product: Working on images). A partner's reviewer writes for their own organization, as always.
 */
export function requestAudience(
  image: Pick<Image, 'entrustedTo' | 'submitted'>,
  { standing, project }: Pick<Situation, 'standing' | 'project'>,
): Audience {
  const submitter = image.submitted?.by.collaborationId;
  const collaborationId = standing.collaborationId ?? submitter ?? effectiveEntrustment(image, project);
  return collaborationId === null
    ? { kind: 'internal', organizationId: project.organizationId }
    : { kind: 'shared', collaborationId };
}
