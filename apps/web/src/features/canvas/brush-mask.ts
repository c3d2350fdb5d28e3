import type { Point } from '../../shared/annotations/index.ts';
import { annotationAt, centreOf, isMask, maskOf, toImage, withMask } from '../../shared/annotations/index.ts';
import type { LabelView } from '../../shared/api/index.ts';
import type { Desk, Gesture, Hand } from './desk.ts';
import { imageOf, labelIn, shownOf } from './desk.ts';

/** The label that is brushed; the eraser takes the mask under it if the chosen label has none. */
function brushedLabel(desk: Desk, tool: 'brush' | 'eraser', at: Point): LabelView | null {
  const label = labelIn(desk, tool);
  const shown = shownOf(desk);
  if (tool === 'brush' || !label || maskOf(shown, label.id)) return label;
  const other = annotationAt(shown.filter(isMask), at, 0);
  return desk.labels().find(({ id }) => id === other?.labelId) ?? label;
}

/** Made ready before the first stroke, which is then felt at once. */
export function readyBoard(desk: Desk): void {
  const { tool, annotations, readOnly } = desk.editor.getState();
  if (readOnly || (tool !== 'brush' && tool !== 'eraser') || desk.scratch.get().stroke) return;
  const label = labelIn(desk, tool);
  if (label) desk.board.take(maskOf(annotations, label.id), label.color, imageOf(desk));
}

export function brushMask(desk: Desk, hand: Hand, tool: 'brush' | 'eraser'): Gesture | null {
  const { editor, scratch, board } = desk;
  const label = brushedLabel(desk, tool, hand.at);
  if (!label) return null;
  const { annotations, brushSize, hidden } = editor.getState();
  const mask = maskOf(annotations, label.id);
  if (mask && hidden.has(mask.id)) editor.setHidden(new Set([...hidden].filter((id) => id !== mask.id)));
  if (!mask && tool === 'eraser') return null;
  if (label.id !== editor.getState().labelId) editor.setLabel(label.id);
  board.take(mask, label.color, imageOf(desk));
  let last = hand.at;
  const value = tool === 'brush' ? 1 : 0;
  board.stroke(last, last, brushSize, value);
  scratch.set({ stroke: { labelId: label.id, maskId: mask?.id ?? null }, brushAt: hand.at });
  return {
    move(to, way) {
      for (const { at } of way) {
        board.stroke(last, at, brushSize, value);
        last = at;
      }
      scratch.set({ brushAt: to.at });
    },
    end() {
      const next = withMask(editor.getState().annotations, label.id, board.runs());
      board.kept(maskOf(next, label.id));
      scratch.set({ stroke: null });
      editor.change(next);
    },
    cancel() {
      board.forget();
      scratch.set({ stroke: null });
      readyBoard(desk);
    },
  };
}

/** Without a pointer: one dab in the middle of what is shown. */
export function dab(desk: Desk, tool: 'brush' | 'eraser'): void {
  const view = desk.editor.view.getState();
  const inView = centreOf(view);
  const hand: Hand = { at: toImage(view, inView), inView, shift: false, alt: false, touch: false, near: 0 };
  brushMask(desk, hand, tool)?.end(hand);
}
