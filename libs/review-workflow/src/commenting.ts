import type { Audience } from '@tandem/contracts';
import { effectiveEntrustment, maySeeComment } from '@tandem/rules';
import type { Comment } from './comment.ts';
import type { Image } from './image.ts';
import type { Situation } from './situation.ts';

/** On an image, besides those that came with moves (product: Working on images). */
export const maxComments = 200;

export const isFull = ({ comments }: Pick<Image, 'comments'>): boolean =>
  comments.filter(({ move }) => move === null).length >= maxComments;

export function mayRead(comment: Comment, { standing, project }: Situation): boolean {
  const { author, audience } = comment;
  return maySeeComment(standing, project, { authorOrganizationId: author.organizationId, audience });
}

const sortOf = ({ author, audience }: Comment): string => JSON.stringify([author.organizationId, audience]);

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
  return { ...image, comments, commentTally };
}

export const withResolved = (image: Image, commentId: string, resolved: boolean): Image => ({
  ...image,
  comments: image.comments.map((comment) => (comment.id === commentId ? { ...comment, resolved } : comment)),
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
