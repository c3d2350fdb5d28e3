import type { Annotation } from '@tandem/contracts';
import type { EditorState, Point, Vector } from '../../shared/annotations/index.ts';
import {
  boundsBetween,
  boundsOf,
  boxHandles,
  edgesOf,
  handlePoint,
  isMask,
  maskOf,
  middle,
  verticesOf,
} from '../../shared/annotations/index.ts';
import type { MaskBoard } from './mask-board.ts';
import type { Brushes, Context } from './paint.ts';
import {
  drawRaster,
  fillAnnotation,
  isShown,
  marks,
  maskOpacity,
  outlineOf,
  strokePath,
  strokeSelected,
} from './paint.ts';
import type { Drawing, ScratchState } from './scratch.ts';

/** What the active layer draws, and the layer of annotations leaves out. */
export function activeIds({ selection, tool, labelId, annotations }: EditorState): ReadonlySet<string> {
  const brushes = tool === 'brush' || tool === 'eraser';
  const mask = brushes && labelId !== null ? maskOf(annotations, labelId) : null;
  return new Set(mask ? [...selection, mask.id] : selection);
}

const square = ({ context, scale }: Brushes, [x, y]: Point, side: number, fill: string): void => {
  const size = side / scale;
  context.setLineDash([]);
  context.fillStyle = fill;
  context.strokeStyle = marks.dark;
  context.lineWidth = 1.5 / scale;
  context.beginPath();
  context.rect(x - size / 2, y - size / 2, size, size);
  context.fill();
  context.stroke();
};

const disc = ({ context, scale }: Brushes, [x, y]: Point, radius: number, fill: string): void => {
  context.setLineDash([]);
  context.fillStyle = fill;
  context.strokeStyle = marks.dark;
  context.lineWidth = 1.5 / scale;
  context.beginPath();
  context.arc(x, y, radius / scale, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
};

function drawHandles(brushes: Brushes, annotation: Vector, focused: number | null): void {
  if (annotation.shape === 'point') return;
  if (annotation.shape === 'boundingBox') {
    for (const handle of boxHandles)
      square(brushes, handlePoint(boundsOf(annotation), handle), 9, marks.light);
    return;
  }
  // Between corners that are close together there is no room to add another.
  const roomy = 28 / brushes.scale;
  for (const [from, to] of edgesOf(annotation))
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) > roomy) disc(brushes, middle(from, to), 3.5, '#c9d4d3');
  verticesOf(annotation.segmentation).forEach((vertex, index) =>
    index === focused
      ? disc(brushes, vertex, 7, brushes.colourOf(annotation.labelId))
      : square(brushes, vertex, 8, marks.light),
  );
}

function drawDrawing(brushes: Brushes, drawing: Drawing): void {
  const colour = brushes.colourOf(drawing.labelId);
  const path = new Path2D();
  if (drawing.tool === 'boundingBox') {
    const { x, y, width, height } = boundsBetween(drawing.from, drawing.to);
    path.rect(x, y, width, height);
  } else
    for (const [x, y] of drawing.cursor ? [...drawing.points, drawing.cursor] : drawing.points)
      path.lineTo(x, y);
  if (drawing.tool !== 'path') {
    brushes.context.globalAlpha = brushes.opacity;
    brushes.context.fillStyle = colour;
    brushes.context.fill(path);
    brushes.context.globalAlpha = 1;
  }
  strokePath(brushes, path, marks.dark, 5);
  strokePath(brushes, path, marks.light, 3.5);
  strokePath(brushes, path, colour, 2);
  if (drawing.tool === 'boundingBox') return;
  drawing.points.forEach((point, index) =>
    index === 0 && drawing.tool === 'polygon'
      ? disc(brushes, point, 6, marks.light)
      : square(brushes, point, 7, marks.light),
  );
}

function ring({ context, scale }: Brushes, [x, y]: Point, diameter: number, erases: boolean): void {
  const path = new Path2D();
  path.arc(x, y, Math.max(diameter / 2, 1.5 / scale), 0, 2 * Math.PI);
  context.lineWidth = 3 / scale;
  context.setLineDash([]);
  context.strokeStyle = marks.dark;
  context.stroke(path);
  context.lineWidth = 1.5 / scale;
  context.setLineDash(erases ? [4 / scale, 3 / scale] : []);
  context.strokeStyle = marks.light;
  context.stroke(path);
}

function drawBand(context: Context, { band }: ScratchState, scale: number): void {
  if (!band) return;
  context.fillStyle = 'rgb(130 210 197 / 18%)';
  context.fillRect(band.x, band.y, band.width, band.height);
  const path = new Path2D();
  path.rect(band.x, band.y, band.width, band.height);
  context.setLineDash([]);
  context.lineWidth = 3 / scale;
  context.strokeStyle = marks.dark;
  context.stroke(path);
  context.lineWidth = 1 / scale;
  context.strokeStyle = marks.light;
  context.stroke(path);
}

/** What is selected, drawn, brushed or pointed at. */
export function paintActive(
  brushes: Brushes,
  state: EditorState,
  scratch: ScratchState,
  board: MaskBoard,
): void {
  const { context, scale } = brushes;
  const { annotations, selection, hidden, tool, readOnly } = state;
  context.lineJoin = 'round';
  const active = activeIds(state);
  const now = (annotation: Annotation) => scratch.moved.get(annotation.id) ?? annotation;
  const shown = annotations.filter(({ id }) => active.has(id) && !hidden.has(id));
  const { stroke } = scratch;
  for (const annotation of shown.map(now)) {
    if (!isShown(annotation, brushes) && stroke?.maskId !== annotation.id) continue;
    const brushed =
      isMask(annotation) && (stroke?.maskId === annotation.id ? board.raster() : board.rasterFor(annotation));
    fillAnnotation(brushes, annotation, brushed || null);
  }
  const begun = stroke?.maskId === null ? board.raster() : null;
  if (begun) drawRaster(brushes, begun, maskOpacity(brushes.opacity));
  const selected = shown.filter(({ id }) => selection.includes(id)).map(now);
  if (!stroke) for (const annotation of selected) strokeSelected(brushes, annotation);
  const hovered = annotations.find(({ id }) => id === scratch.hover);
  if (hovered && !active.has(hovered.id) && !hidden.has(hovered.id)) {
    strokePath(brushes, outlineOf(hovered, scale), marks.light, 4);
    strokePath(brushes, outlineOf(hovered, scale), brushes.colourOf(hovered.labelId), 2);
  }
  const [only] = selected;
  if (only && selected.length === 1 && !isMask(only) && tool === 'select' && !readOnly)
    drawHandles(brushes, only, scratch.vertex?.id === only.id ? scratch.vertex.index : null);
  if (scratch.drawing) drawDrawing(brushes, scratch.drawing);
  drawBand(context, scratch, scale);
  if (scratch.brushAt && !readOnly && (tool === 'brush' || tool === 'eraser'))
    ring(brushes, scratch.brushAt, state.brushSize, tool === 'eraser');
}
