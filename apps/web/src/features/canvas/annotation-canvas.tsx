import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconPhotoOff } from '@tabler/icons-react';
import type Konva from 'konva';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Stage } from 'react-konva';
import type { Editor, Size } from '../../shared/annotations/index.ts';
import { fit, useEditor, useView } from '../../shared/annotations/index.ts';
import type { LabelView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import classes from './canvas.module.css';
import { CanvasSummary } from './canvas-summary.tsx';
import type { PinPlace } from './desk.ts';
import { createHands } from './hands.ts';
import { useImagePixels } from './image-pixels.ts';
import { createMaskBoard } from './mask-board.ts';
import type { Compare } from './paint-annotations.ts';
import type { Pin } from './pins.tsx';
import { Pins } from './pins.tsx';
import { Scene } from './scene.tsx';
import { createScratch } from './scratch.ts';
import { canvasTexts } from './texts.ts';
import { useHands } from './use-hands.ts';

/** The image with its annotations, to be worked on by mouse, pen, fingers or keys; it fills what it is in. */
export function AnnotationCanvas({
  editor,
  image: { url, width, height },
  labels,
  pins = [],
  onPin,
  onPlacePin,
  compare = null,
  onPixels,
}: {
  readonly editor: Editor;
  readonly image: Size & { readonly url: string };
  readonly labels: readonly LabelView[];
  readonly pins?: readonly Pin[];
  readonly onPin?: (id: string) => void;
  /** A place that was pointed at with the tool for comments. */
  readonly onPlacePin?: (at: PinPlace) => void;
  readonly compare?: Compare | null;
  /** The image is on the screen. */
  readonly onPixels?: () => void;
}) {
  const t = useTexts(canvasTexts);
  const shared = useTexts(sharedTexts);
  const surface = useRef<HTMLDivElement>(null);
  const stage = useRef<Konva.Stage>(null);
  const activeLayer = useRef<Konva.Layer>(null);
  const pinLayer = useRef<HTMLDivElement>(null);
  const size = useMemo(() => ({ width, height }), [width, height]);
  const viewport = useView(editor, (view) => view.viewport);
  const tool = useEditor(editor, (state) => state.tool);
  const { pixels, failed, retry } = useImagePixels(url);
  const desk = useDesk(editor, labels, onPlacePin);
  const hands = useMemo(() => createHands(desk), [desk]);

  useLayoutEffect(() => editor.setImage(size), [editor, size]);
  useLayoutEffect(() => editor.view.change(fit), [editor, url]);
  useHands(surface, hands, desk);
  useEffect(() => hands.letGo, [hands, url]);

  useLayoutEffect(() => {
    const show = () => {
      const { scale, x, y } = editor.view.getState();
      stage.current?.setAttrs({ x, y, scaleX: scale, scaleY: scale });
      const pinned = pinLayer.current?.style;
      pinned?.setProperty('--view-x', `${x}px`);
      pinned?.setProperty('--view-y', `${y}px`);
      pinned?.setProperty('--view-scale', `${scale}px`);
    };
    show();
    return editor.view.subscribe(show);
  }, [editor, viewport]);
  useEffect(() => desk.scratch.subscribe(() => activeLayer.current?.batchDraw()), [desk]);
  const shown = pixels !== null;
  useEffect(() => {
    if (shown) onPixels?.();
  }, [shown, onPixels]);

  return (
    <div className={classes.root}>
      <div
        ref={surface}
        className={classes.surface}
        role="application"
        aria-roledescription={t('canvasRole')}
        aria-label={t('canvas', { width, height })}
        aria-describedby={`${editor.id}-summary`}
        tabIndex={0}
        data-annotation-canvas
        data-tool={tool}
      >
        {viewport.width > 0 && (
          <Stage ref={stage} width={viewport.width} height={viewport.height} listening={false}>
            <Scene {...{ desk, labels, pixels, compare, activeLayer }} image={size} />
          </Stage>
        )}
      </div>
      <Pins layer={pinLayer} pins={pins} onPin={onPin} reachable={tool === 'select' || tool === 'comment'} />
      <CanvasSummary id={`${editor.id}-summary`} editor={editor} labels={labels} />
      {!shown && !failed && <Text className={classes.loading}>{shared('loading')}</Text>}
      {failed && (
        <Alert
          className={classes.problem}
          color="red"
          icon={<IconPhotoOff aria-hidden />}
          title={t('imageFailed')}
          role="alert"
        >
          <Stack gap="sm" align="flex-start">
            <Text size="sm">{t('imageFailedAction')}</Text>
            <Button size="xs" variant="default" onClick={retry}>
              {shared('tryAgain')}
            </Button>
          </Stack>
        </Alert>
      )}
    </div>
  );
}

/** What the hands work with; what it is asked for it knows from the last time the page was shown. */
function useDesk(
  editor: Editor,
  labels: readonly LabelView[],
  onPlacePin: ((at: PinPlace) => void) | undefined,
) {
  const latest = useRef({ labels, onPlacePin });
  useEffect(() => {
    latest.current = { labels, onPlacePin };
  }, [labels, onPlacePin]);
  const [tools] = useState(() => ({ scratch: createScratch(), board: createMaskBoard() }));
  return useMemo(
    () => ({
      editor,
      ...tools,
      labels: () => latest.current.labels,
      placePin: (at: PinPlace) => latest.current.onPlacePin?.(at),
    }),
    [editor, tools],
  );
}
