import type { Annotation } from '@tandem/contracts';
import type { CommentView } from '../../shared/api/index.ts';

export type Thread = { readonly first: CommentView; readonly replies: readonly CommentView[] };

/** Comments as threads, oldest first; a reply whose beginning one may not read begins a thread of its own. */
export function threadsOf(comments: readonly CommentView[]): Thread[] {
  const ids = new Set(comments.map(({ id }) => id));
  const replies = Map.groupBy(comments, ({ replyTo }) => replyTo);
  return comments
    .filter(({ replyTo }) => replyTo === null || !ids.has(replyTo))
    .map((first) => ({ first, replies: replies.get(first.id) ?? [] }));
}

export type Pin = {
  readonly id: string;
  readonly point: [number, number];
  readonly resolved: boolean;
  readonly label: string;
};

/** The middle of an annotation's box. */
function middleOf(annotation: Annotation): [number, number] {
  const points =
    annotation.shape === 'rle'
      ? annotation.segmentation.map(([x, y, length]) => [x + length / 2, y] as const)
      : annotation.segmentation.flatMap((x, at, flat) =>
          at % 2 === 0 ? [[x, flat[at + 1] ?? 0] as const] : [],
        );
  const ends = points.reduce(
    ({ left, top, right, bottom }, [x, y]) => ({
      left: Math.min(left, x),
      top: Math.min(top, y),
      right: Math.max(right, x),
      bottom: Math.max(bottom, y),
    }),
    { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity },
  );
  return [(ends.left + ends.right) / 2, (ends.top + ends.bottom) / 2];
}

/** Where threads are pinned on the image: at their point, else at their annotation while it is there. */
export function pinsOf(
  threads: readonly Thread[],
  annotations: readonly Annotation[],
  labelOf: (comment: CommentView, number: number) => string,
): Pin[] {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  return threads.flatMap(({ first }, at) => {
    const annotation = first.annotationId === null ? undefined : byId.get(first.annotationId);
    const point = first.point ?? (annotation && middleOf(annotation));
    if (!point) return [];
    return [{ id: first.id, point, resolved: first.resolved, label: labelOf(first, at + 1) }];
  });
}
