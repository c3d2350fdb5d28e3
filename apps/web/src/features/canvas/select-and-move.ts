import type { Annotation } from '@tandem/contracts';
import type { Point, Vector } from '../../shared/annotations/index.ts';
import {
  annotationAt,
  annotationsWithin,
  boundsBetween,
  boundsOf,
  boxHandles,
  cornersOf,
  distance,
  edgesOf,
  handlePoint,
  insertVertex,
  isMask,
  isVector,
  middle,
  moveWithin,
  panBy,
  removeVertex,
  resizeBox,
  setVertex,
  vertexNear,
} from '../../shared/annotations/index.ts';
import type { Desk, Gesture, Hand } from './desk.ts';
import { click, imageOf, isClick, replaceAll, selectedOf, shownOf } from './desk.ts';
import { nothingMoved } from './scratch.ts';

/** A drag that makes something else of annotations: shown at every move, one step when it ends. */
function reshape(
  desk: Desk,
  from: Hand,
  changedTo: (hand: Hand) => readonly Annotation[],
  onClick?: (hand: Hand) => void,
): Gesture {
  let dragged = false;
  const moved = (hand: Hand) => new Map(changedTo(hand).map((one) => [one.id, one]));
  return {
    move(hand) {
      dragged ||= !isClick(from, hand);
      if (dragged) desk.scratch.set({ moved: moved(hand) });
    },
    end(hand) {
      desk.scratch.set({ moved: nothingMoved });
      if (dragged) replaceAll(desk, moved(hand));
      else onClick?.(hand);
    },
    cancel: () => desk.scratch.set({ moved: nothingMoved }),
  };
}

export function pan(desk: Desk, from: Hand, onClick?: (hand: Hand) => void): Gesture {
  let last: Point = from.inView;
  return {
    move({ inView }) {
      const [x, y] = last;
      desk.editor.view.change((view) => panBy(view, inView[0] - x, inView[1] - y));
      last = inView;
    },
    end(hand) {
      if (isClick(from, hand)) onClick?.(hand);
    },
    cancel: () => undefined,
  };
}

/** The one annotation whose handles are shown. */
export function handled(desk: Desk): Vector | null {
  const { tool, readOnly } = desk.editor.getState();
  const selected = selectedOf(desk);
  const [only] = selected;
  return tool === 'select' && !readOnly && only && selected.length === 1 && isVector(only) ? only : null;
}

function takeHandle(desk: Desk, hand: Hand): Gesture | null {
  const annotation = handled(desk);
  if (!annotation || annotation.shape === 'point') return null;
  const image = imageOf(desk);
  const bounds = boundsOf(annotation);
  if (annotation.shape === 'boundingBox') {
    const handle = boxHandles.find((one) => distance(handlePoint(bounds, one), hand.at) <= hand.near);
    if (!handle) return null;
    return reshape(desk, hand, ({ at }) => [
      { ...annotation, segmentation: cornersOf(resizeBox(bounds, handle, at, image)) },
    ]);
  }
  const index = vertexNear(annotation, hand.at, hand.near);
  if (index !== null) {
    if (hand.alt) return click(hand, () => dropVertex(desk, annotation, index));
    desk.scratch.set({ vertex: { id: annotation.id, index } });
    return reshape(desk, hand, ({ at }) => [setVertex(annotation, index, at, image)]);
  }
  const edge = edgesOf(annotation).findIndex(
    ([from, to]) => distance(middle(from, to), hand.at) <= hand.near,
  );
  if (edge < 0) return null;
  const longer = (at: Point) => insertVertex(annotation, edge, at, image);
  const focusNew = () => desk.scratch.set({ vertex: { id: annotation.id, index: edge + 1 } });
  focusNew();
  return reshape(
    desk,
    hand,
    ({ at }) => [longer(at)],
    ({ at }) => replaceAll(desk, new Map([[annotation.id, longer(at)]])),
  );
}

export function dropVertex(desk: Desk, annotation: Vector, index: number): void {
  const shorter = removeVertex(annotation, index);
  if (!shorter) return;
  desk.scratch.set({ vertex: null });
  replaceAll(desk, new Map([[annotation.id, shorter]]));
}

const toggled = (selection: readonly string[], id: string): readonly string[] =>
  selection.includes(id) ? selection.filter((one) => one !== id) : [...selection, id];

function rubberBand(desk: Desk, from: Hand, onClick: () => void): Gesture {
  const { editor, scratch } = desk;
  const kept = from.shift ? editor.getState().selection : [];
  return {
    move: ({ at }) => scratch.set({ band: boundsBetween(from.at, at) }),
    end(hand) {
      scratch.set({ band: null });
      if (isClick(from, hand)) return onClick();
      const taken = annotationsWithin(shownOf(desk), boundsBetween(from.at, hand.at));
      editor.select([...new Set([...kept, ...taken.map(({ id }) => id)])]);
    },
    cancel: () => scratch.set({ band: null }),
  };
}

/** The select tool: handles first, then what lies under the pointer, then the rubber band (a finger pans instead). */
export function selectOrMove(desk: Desk, hand: Hand): Gesture {
  const { editor } = desk;
  const handle = takeHandle(desk, hand);
  if (handle) return handle;
  desk.scratch.set({ vertex: null });
  const { selection, readOnly } = editor.getState();
  const hit = annotationAt(shownOf(desk), hand.at, hand.near);
  const choose = () => {
    if (!hit) return hand.shift ? undefined : editor.select([]);
    editor.select(hand.shift ? toggled(selection, hit.id) : [hit.id]);
  };
  // A mask is too large to be drawn along by mistake (keys move it), and a finger pans more often than it moves.
  const stays = !hit || isMask(hit) || (hand.touch && !selection.includes(hit.id));
  if (stays || hand.shift || readOnly)
    return hand.touch ? pan(desk, hand, choose) : rubberBand(desk, hand, choose);
  if (!selection.includes(hit.id)) editor.select([hit.id]);
  const taken = selectedOf(desk);
  return reshape(
    desk,
    hand,
    ({ at }) => moveWithin(taken, at[0] - hand.at[0], at[1] - hand.at[1], imageOf(desk)),
    choose,
  );
}
