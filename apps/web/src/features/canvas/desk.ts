import type { Annotation } from '@tandem/contracts';
import type { Editor, Point, Size, Tool, Vector } from '../../shared/annotations/index.ts';
import { boundsOf, clampPoint, labelFor, unionOf } from '../../shared/annotations/index.ts';
import type { LabelView } from '../../shared/api/index.ts';
import type { MaskBoard } from './mask-board.ts';
import type { Scratch } from './scratch.ts';

export type PinPlace = { readonly point: [number, number]; readonly annotationId: string | null };

/** What the hands have before them. */
export type Desk = {
  readonly editor: Editor;
  readonly scratch: Scratch;
  readonly board: MaskBoard;
  labels(): readonly LabelView[];
  placePin(place: PinPlace): void;
};

/** A pointer, in the image and in the window. */
export type Hand = {
  readonly at: Point;
  readonly inView: Point;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly touch: boolean;
  /** As near as counts as on it, in pixels of the image. */
  readonly near: number;
};

/** From pressing down to letting go. */
export type Gesture = {
  /** `way`: the places since the last move, this one last. */
  move(hand: Hand, way: readonly Hand[]): void;
  end(hand: Hand): void;
  cancel(): void;
};

export const isClick = (from: Hand, to: Hand): boolean =>
  Math.hypot(to.inView[0] - from.inView[0], to.inView[1] - from.inView[1]) < (from.touch ? 10 : 4);

/** Something that happens where a pointer is let go without having been moved. */
export const click = (from: Hand, then: (hand: Hand) => void): Gesture => ({
  move: () => undefined,
  end(hand) {
    if (isClick(from, hand)) then(hand);
  },
  cancel: () => undefined,
});

export const imageOf = ({ editor }: Desk): Size => editor.view.getState().image;

export const shownOf = ({ editor }: Desk): readonly Annotation[] => {
  const { annotations, hidden } = editor.getState();
  return hidden.size === 0 ? annotations : annotations.filter(({ id }) => !hidden.has(id));
};

export const selectedOf = ({ editor }: Desk): readonly Annotation[] => {
  const { annotations, selection, hidden } = editor.getState();
  const ids = new Set(selection);
  return annotations.filter(({ id }) => ids.has(id) && !hidden.has(id));
};

export const labelIn = ({ editor, labels }: Desk, tool: Tool): LabelView | null =>
  labelFor(tool, labels(), editor.getState().labelId);

export function add({ editor }: Desk, annotation: Vector): void {
  editor.change([...editor.getState().annotations, annotation]);
  editor.select([annotation.id]);
}

export function replaceAll({ editor }: Desk, changed: ReadonlyMap<string, Annotation>, sort?: string): void {
  const { annotations } = editor.getState();
  editor.change(
    annotations.map((one) => changed.get(one.id) ?? one),
    sort,
  );
}

export function placePin(desk: Desk, at: Point, annotationId: string | null): void {
  const [x, y] = clampPoint(at, imageOf(desk));
  desk.placePin({ point: [x, y], annotationId });
}

export const middleOf = (annotations: readonly Annotation[]): Point => {
  const { x, y, width, height } = unionOf(annotations.map(boundsOf));
  return [x + width / 2, y + height / 2];
};
