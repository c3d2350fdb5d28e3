import type { CanvasAct, Vector } from '../../shared/annotations/index.ts';
import {
  centreOf,
  fit,
  labelTypeOfTool,
  panBy,
  reveal,
  setVertex,
  toImage,
  vertexAt,
  vertexCount,
  zoomTo,
} from '../../shared/annotations/index.ts';
import { dab } from './brush-mask.ts';
import type { Desk } from './desk.ts';
import { imageOf, middleOf, placePin, replaceAll, selectedOf } from './desk.ts';
import { drawDefault, finishDrawing, takeBackCorner } from './draw-shapes.ts';
import { dropVertex, handled } from './select-and-move.ts';

const zoomStep = 1.25;
const panStep = 16;

/** The vertex that keys move, and the shape it belongs to. */
function focusedVertex(desk: Desk): { readonly annotation: Vector; readonly index: number } | null {
  const { vertex } = desk.scratch.get();
  const annotation = handled(desk);
  if (!vertex || !annotation || annotation.id !== vertex.id || annotation.shape === 'boundingBox')
    return null;
  return vertex.index < vertexCount(annotation.segmentation) ? { annotation, index: vertex.index } : null;
}

function finish(desk: Desk): void {
  const { tool, readOnly } = desk.editor.getState();
  const { drawing } = desk.scratch.get();
  if (drawing) return finishDrawing(desk, drawing);
  if (tool === 'comment') {
    const selected = selectedOf(desk);
    const view = desk.editor.view.getState();
    const at = selected.length > 0 ? middleOf(selected) : toImage(view, centreOf(view));
    return placePin(desk, at, selected[0]?.id ?? null);
  }
  if (readOnly) return;
  if (tool === 'brush' || tool === 'eraser') return dab(desk, tool);
  if (tool !== 'select' && labelTypeOfTool[tool] === 'vector') drawDefault(desk, tool);
}

function cancel(desk: Desk): void {
  const { editor, scratch } = desk;
  const { drawing, vertex } = scratch.get();
  if (drawing) return scratch.set({ drawing: null });
  if (vertex) return scratch.set({ vertex: null });
  if (editor.getState().selection.length > 0) return editor.select([]);
  editor.setTool('select');
}

function move(desk: Desk, dx: number, dy: number): void {
  const { editor } = desk;
  const { selection, readOnly } = editor.getState();
  const focused = focusedVertex(desk);
  if (focused) {
    const { annotation, index } = focused;
    const [x, y] = vertexAt(annotation.segmentation, index);
    const next = setVertex(annotation, index, [x + dx, y + dy], imageOf(desk));
    return replaceAll(desk, new Map([[annotation.id, next]]), `vertex ${annotation.id} ${index}`);
  }
  if (selection.length > 0 && !readOnly) return editor.nudge(selection, dx, dy);
  editor.view.change((view) => panBy(view, -dx * panStep, -dy * panStep));
}

function stepVertex(desk: Desk, by: -1 | 1): void {
  const annotation = handled(desk);
  if (!annotation || annotation.shape === 'boundingBox' || annotation.shape === 'point') return;
  const count = vertexCount(annotation.segmentation);
  const at = focusedVertex(desk)?.index ?? (by > 0 ? -1 : count);
  const index = (at + by + count) % count;
  desk.scratch.set({ vertex: { id: annotation.id, index } });
  const [x, y] = vertexAt(annotation.segmentation, index);
  desk.editor.view.change((view) => reveal(view, { x, y, width: 0, height: 0 }));
}

/** What keys and buttons ask of the canvas. */
export function perform(desk: Desk, act: Exclude<CanvasAct, 'focus'>): void {
  const { editor, scratch } = desk;
  if (typeof act === 'object') return move(desk, ...act.move);
  const zoom = (factor: number) =>
    editor.view.change((view) => zoomTo(view, view.scale * factor, centreOf(view)));
  switch (act) {
    case 'finish':
      return finish(desk);
    case 'cancel':
      return cancel(desk);
    case 'remove': {
      const focused = focusedVertex(desk);
      if (scratch.get().drawing) return;
      if (focused) return dropVertex(desk, focused.annotation, focused.index);
      return editor.remove(editor.getState().selection);
    }
    case 'removeLast':
      return takeBackCorner(desk);
    case 'fit':
      return editor.view.change(fit);
    case 'actualSize':
      return editor.view.change((view) => zoomTo(view, 1, centreOf(view)));
    case 'zoomIn':
      return zoom(zoomStep);
    case 'zoomOut':
      return zoom(1 / zoomStep);
    case 'nextVertex':
      return stepVertex(desk, 1);
    case 'previousVertex':
      return stepVertex(desk, -1);
  }
}
