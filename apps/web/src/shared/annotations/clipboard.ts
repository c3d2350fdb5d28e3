import type { Annotation } from '@tandem/contracts';
import { maskOf, withMask } from './edits.ts';
import { boundsOf, clamp, moveBy, unionOf } from './geometry.ts';
import { clipRuns, uniteRuns } from './masks.ts';
import type { Size, Vector } from './shapes.ts';
import { isMask, isVector } from './shapes.ts';

export type Clipboard = {
  get(): readonly Annotation[];
  put(annotations: readonly Annotation[]): void;
};

export function createClipboard(): Clipboard {
  let copied: readonly Annotation[] = [];
  return {
    get: () => copied,
    put(annotations) {
      copied = annotations;
    },
  };
}

/** One for the whole app: what is copied on one image is pasted on the next. */
export const sharedClipboard = createClipboard();

const place = ({ shape, segmentation }: Annotation): string => `${shape} ${segmentation.join()}`;

/** Far enough from what it is a copy of to be seen beside it. */
const offsetIn = ({ width }: Size): number =>
  Number.isFinite(width) ? Math.max(8, Math.round(width / 100)) : 10;

function placed(copies: readonly Vector[], taken: ReadonlySet<string>, image: Size): readonly Vector[] {
  const { x, y, width, height } = unionOf(copies.map(boundsOf));
  const at = (step: number): readonly Annotation[] => {
    const away = step * offsetIn(image);
    const dx = clamp(x + away, 0, Math.max(0, image.width - width)) - x;
    const dy = clamp(y + away, 0, Math.max(0, image.height - height)) - y;
    return copies.map((copy) => moveBy(copy, dx, dy));
  };
  const free = [0, 1, 2, 3, 4, 5, 6, 7].find((step) => !at(step).some((copy) => taken.has(place(copy))));
  return at(free ?? 8).filter(isVector);
}

/** Annotations with copies of others among them: shapes where there are none of the same, masks joined with their label's. */
export function copiesOf(
  copied: readonly Annotation[],
  annotations: readonly Annotation[],
  image: Size,
): { readonly next: readonly Annotation[]; readonly added: readonly string[] } {
  const vectors = copied.filter(isVector);
  const shapes =
    vectors.length === 0
      ? []
      : placed(vectors, new Set(annotations.filter(isVector).map(place)), image).map((copy) => ({
          ...copy,
          id: crypto.randomUUID(),
        }));
  let next: readonly Annotation[] = [...annotations, ...shapes];
  const added: string[] = shapes.map(({ id }) => id);
  for (const { labelId, segmentation } of copied.filter(isMask)) {
    const inside = Number.isFinite(image.width) ? clipRuns(segmentation, image) : segmentation;
    const old = maskOf(next, labelId);
    if (inside.length === 0) continue;
    next = withMask(next, labelId, old ? uniteRuns(old.segmentation, inside) : inside);
    const mask = maskOf(next, labelId);
    if (mask) added.push(mask.id);
  }
  return { next, added };
}
