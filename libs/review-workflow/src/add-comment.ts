import type { Audience } from '@tandem/contracts';
import { event, refuse, Refused } from '@tandem/contracts';
import { changeImage } from './change-image.ts';
import { findComment, viewComment } from './comment-view.ts';
import type { Comment } from './comment.ts';
import type { Pin } from './commenting.ts';
import { internalTo, isFull, refusePoint, sharedAudience, threadOf, withComment } from './commenting.ts';
import { draftText } from './drafted-text.ts';
import { changed, happened } from './image-events.ts';
import type { Image } from './image.ts';
import type { Situation } from './situation.ts';
import { lacks } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';
import { writtenFirst } from './written-first.ts';

export type NewComment = Pin & {
  readonly text: string;
  readonly audience: Audience['kind'];
  readonly replyTo?: string | undefined;
};

/** The comment as it will be kept: its audience is fixed here; a reply has that of its thread. */
function drafted(image: Image, wanted: NewComment, id: string, situation: Situation): Comment | Refused {
  const { me, now } = situation;
  const outside = refusePoint(image, wanted);
  if (outside) return outside;
  const answered = wanted.replyTo === undefined ? undefined : findComment(image, wanted.replyTo, situation);
  if (answered instanceof Refused) return answered;
  if (isFull(image, me.organizationId)) return refuse('image.full-of-comments');
  const thread = answered && threadOf(image, answered);
  const own: Audience =
    wanted.audience === 'internal'
      ? { kind: 'internal', organizationId: me.organizationId }
      : sharedAudience(image, situation);
  return {
    id,
    replyTo: thread?.id ?? null,
    author: me,
    at: now.toISOString(),
    audience: thread?.audience ?? own,
    point: wanted.point ?? null,
    annotationId: wanted.annotationId ?? null,
    revision: image.revision,
    resolved: false,
    resolution: null,
    move: null,
  };
}

/** Comments on an image; the text is written first, and in no event. */
export async function addComment(workflow: Workflow, acting: ActingOnImage, wanted: NewComment) {
  const text = draftText(workflow, acting.imageId, wanted.text);
  const adding = changeImage(workflow, acting, {
    permit: (_image, facts) => lacks('comment', facts),
    async prepare(image, facts) {
      const comment = drafted(image, wanted, text.id, facts);
      if (comment instanceof Refused) return comment;
      await text.write();
      return comment;
    },
    decide(image, facts, comment) {
      if (comment === undefined || comment instanceof Refused) return comment ?? refuse('comment.not-found');
      const after = withComment(image, comment);
      const { replyTo, audience } = comment;
      const about = { ...happened(image, after, facts), commentId: comment.id, audience, replyTo };
      const commented = event('tandem.image.commented.v1', about, internalTo(audience));
      return changed(after, [commented], { commentId: comment.id });
    },
  });
  const isMine = ({ commentId }: { readonly commentId: string }) => commentId === text.id;
  const { state, result, situation } = await writtenFirst(adding, isMine, text.forget);
  return viewComment(workflow, situation, state, result.commentId);
}
