import type Konva from 'konva';
import type { RefObject } from 'react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Layer, Shape } from 'react-konva';
import type { Bounds, Size } from '../../shared/annotations/index.ts';
import { shownPart, useEditor } from '../../shared/annotations/index.ts';
import type { LabelView } from '../../shared/api/index.ts';
import type { Desk } from './desk.ts';
import type { ImagePixels } from './image-pixels.ts';
import { createMotion } from './motion.ts';
import { paintActive, activeIds } from './paint-active.ts';
import type { Compare } from './paint-annotations.ts';
import { paintAnnotations } from './paint-annotations.ts';
import { paintImage } from './paint-image.ts';
import type { Brushes, Context } from './paint.ts';
import { marks } from './paint.ts';
import type { PaintPart } from './snapshot.ts';
import { createSnapshot } from './snapshot.ts';

/** So many annotations are painted anew even while the view moves. */
const paintedAtOnce = 60;

/**
 * Three layers, each one shape that draws itself: the image, the annotations at rest, and what is being worked on. Panning
 * and zooming move the stage without React; pointers are dealt with by the hands, so Konva listens to none.
 */
export function Scene({
  desk,
  image,
  pixels,
  labels,
  compare,
  activeLayer,
}: {
  readonly desk: Desk;
  readonly image: Size;
  readonly pixels: ImagePixels | null;
  readonly labels: readonly LabelView[];
  readonly compare: Compare | null;
  readonly activeLayer: RefObject<Konva.Layer | null>;
}) {
  const { editor, scratch, board } = desk;
  const state = useEditor(editor, (all) => all);
  const { annotations, hidden, opacity } = state;
  const leftOutKey = [...activeIds(state)].join();
  const leftOut = useMemo(() => new Set([...leftOutKey.split(','), ...hidden]), [leftOutKey, hidden]);
  const colours = useMemo(() => new Map(labels.map(({ id, color }) => [id, color])), [labels]);

  const brushesOn = useCallback(
    (context: Context, scale: number, shown: Bounds): Brushes => ({
      context,
      scale,
      shown,
      opacity,
      colourOf: (labelId) => colours.get(labelId) ?? marks.unknown,
    }),
    [colours, opacity],
  );
  const drawImage = useCallback(
    (context: Konva.Context) => paintImage(context._context, pixels, image, editor.view.getState().scale),
    [pixels, image, editor],
  );
  const paintPart: PaintPart = useCallback(
    (context, scale, part) =>
      paintAnnotations(brushesOn(context, scale, part), annotations, leftOut, compare),
    [brushesOn, annotations, leftOut, compare],
  );
  const many = annotations.length > paintedAtOnce;
  const [{ motion, snapshot }] = useState(() => ({ motion: createMotion(), snapshot: createSnapshot() }));
  const annotationLayer = useRef<Konva.Layer>(null);
  useEffect(() => motion.follow(editor.view, () => annotationLayer.current?.batchDraw()), [motion, editor]);
  const drawAnnotations = useCallback(
    (context: Konva.Context) => {
      const view = editor.view.getState();
      if (many && motion.isMoving()) snapshot.draw(context._context, paintPart, view, image);
      else paintPart(context._context, view.scale, shownPart(view));
    },
    [editor, image, many, motion, snapshot, paintPart],
  );
  const drawActive = useCallback(
    (context: Konva.Context) => {
      const view = editor.view.getState();
      paintActive(brushesOn(context._context, view.scale, shownPart(view)), state, scratch.get(), board);
    },
    [editor, brushesOn, state, scratch, board],
  );
  return (
    <>
      <Layer listening={false}>
        <Shape sceneFunc={drawImage} perfectDrawEnabled={false} listening={false} />
      </Layer>
      <Layer listening={false} ref={annotationLayer}>
        <Shape sceneFunc={drawAnnotations} perfectDrawEnabled={false} listening={false} />
      </Layer>
      <Layer listening={false} ref={activeLayer}>
        <Shape sceneFunc={drawActive} perfectDrawEnabled={false} listening={false} />
      </Layer>
    </>
  );
}
