import type { CommentView, Refused } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import type { z } from 'zod';
import type { Comment } from './comment.ts';
import { mayRead, requestsChange, threadOf } from './commenting.ts';
import type { Image } from './image.ts';
import { readPeople } from './people.ts';
import type { Situation } from './situation.ts';
import type { Workflow } from './workflow.ts';

type View = z.input<typeof CommentView>;

export async function viewComments(
  workflow: Workflow,
  situation: Situation,
  image: Image,
  comments: readonly Comment[],
): Promise<View[]> {
  const [texts, people] = await Promise.all([
    workflow.commentTexts.getMany(comments.map(({ id }) => id)),
    readPeople(
      workflow,
      situation,
      comments.flatMap((comment) => {
        const { resolution } = threadOf(image, comment);
        return resolution ? [comment.author, resolution.by] : [comment.author];
      }),
    ),
  ]);
  const textOf = new Map(texts.map(({ doc }) => [doc.id, doc.text]));
  return comments.map((comment) => {
    const { resolved, resolution } = threadOf(image, comment);
    return {
      id: comment.id,
      replyTo: comment.replyTo,
      author: people.author(comment.author),
      at: comment.at,
      text: textOf.get(comment.id) ?? '',
      audience: comment.audience.kind,
      point: comment.point,
      annotationId: comment.annotationId,
      revision: comment.revision,
      resolved,
      resolvedBy: resolution && people.author(resolution.by),
      resolvedAt: resolution && resolution.at,
      requestsChange: comment.move !== null && requestsChange(comment.move),
    };
  });
}

/** The same of one. */
export async function viewComment(workflow: Workflow, situation: Situation, image: Image, id: string) {
  const comment = image.comments.find((one) => one.id === id);
  const [view] = comment ? await viewComments(workflow, situation, image, [comment]) : [];
  if (!view) throw refuse('comment.not-found');
  return view;
}

/** A comment that this person may read; to others there is none. */
export function findComment(image: Image, id: string, situation: Situation): Comment | Refused {
  const comment = image.comments.find((one) => one.id === id);
  return comment && mayRead(comment, situation) ? comment : refuse('comment.not-found');
}
