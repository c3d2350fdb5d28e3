import type Konva from 'konva';
import type { RefObject } from 'react';
import { useCallback, useMemo } from 'react';
import { Layer, Shape } from 'react-konva';
import type { Size } from '../../shared/annotations/index.ts';
import { shownPart, useEditor } from '../../shared/annotations/index.ts';
import type { LabelView } from '../../shared/api/index.ts';
import type { Desk } from './desk.ts';
import type { ImagePixels } from './image-pixels.ts';
import { paintActive, activeIds } from './paint-active.ts';
import type { Compare } from './paint-annotations.ts';
import { paintAnnotations } from './paint-annotations.ts';
import { paintImage } from './paint-image.ts';
import type { Brushes } from './paint.ts';
import { marks } from './paint.ts';

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
    (context: Konva.Context): Brushes => {
      const view = editor.view.getState();
      return {
        context: context._context,
        scale: view.scale,
        shown: shownPart(view),
        opacity,
        colourOf: (labelId) => colours.get(labelId) ?? marks.unknown,
      };
    },
    [editor, colours, opacity],
  );
  const drawImage = useCallback(
    (context: Konva.Context) => paintImage(context._context, pixels, image, editor.view.getState().scale),
    [pixels, image, editor],
  );
  const drawAnnotations = useCallback(
    (context: Konva.Context) => paintAnnotations(brushesOn(context), annotations, leftOut, compare),
    [brushesOn, annotations, leftOut, compare],
  );
  const drawActive = useCallback(
    (context: Konva.Context) => paintActive(brushesOn(context), state, scratch.get(), board),
    [brushesOn, state, scratch, board],
  );
  return (
    <>
      <Layer listening={false}>
        <Shape sceneFunc={drawImage} perfectDrawEnabled={false} listening={false} />
      </Layer>
      <Layer listening={false}>
        <Shape sceneFunc={drawAnnotations} perfectDrawEnabled={false} listening={false} />
      </Layer>
      <Layer listening={false} ref={activeLayer}>
        <Shape sceneFunc={drawActive} perfectDrawEnabled={false} listening={false} />
      </Layer>
    </>
  );
}
