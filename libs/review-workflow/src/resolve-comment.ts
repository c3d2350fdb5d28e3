import { event, Refused } from '@tandem/contracts';
import { changeImage } from './change-image.ts';
import { findComment, viewComment } from './comment-view.ts';
import { internalTo, threadOf, withResolution } from './commenting.ts';
import { changed, happened, unchanged } from './image-events.ts';
import { lacks } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

/** Resolves a thread, or reopens it; any comment of it will do. */
export async function resolveComment(
  workflow: Workflow,
  acting: ActingOnImage,
  commentId: string,
  resolved: boolean,
) {
  const { state, situation } = await changeImage(workflow, acting, {
    permit(image, facts) {
      const found = findComment(image, commentId, facts);
      return lacks('comment', facts) ?? (found instanceof Refused ? found : undefined);
    },
    decide(image, facts) {
      const found = findComment(image, commentId, facts);
      if (found instanceof Refused) return found;
      const thread = threadOf(image, found);
      if (thread.resolved === resolved) return unchanged(image);
      const resolution = resolved ? { by: facts.me, at: facts.now.toISOString() } : null;
      const after = withResolution(image, thread.id, resolution);
      const type = resolved ? 'tandem.image.comment_resolved.v1' : 'tandem.image.comment_reopened.v1';
      const about = { ...happened(image, after, facts), commentId: thread.id, audience: thread.audience };
      return changed(after, [event(type, about, internalTo(thread.audience))], null);
    },
  });
  return viewComment(workflow, situation, state, commentId);
}
