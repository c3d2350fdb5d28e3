import { NumberInput, SimpleGrid } from '@mantine/core';
import type { Bounds, Editor, Vector } from '../../shared/annotations/index.ts';
import { boundsOf, boxWithin, clamp, round, stretch, useView } from '../../shared/annotations/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { canvasTexts } from './texts.ts';

/** Where the annotation is, as numbers: another way than dragging. */
export function PlaceFields({
  editor,
  annotation,
  readOnly,
}: {
  readonly editor: Editor;
  readonly annotation: Vector;
  readonly readOnly: boolean;
}) {
  const t = useTexts(canvasTexts);
  const image = useView(editor, (view) => view.image);
  const bounds = boundsOf(annotation);
  const set = (patch: Partial<Bounds>) => {
    const wanted = { ...bounds, ...patch };
    const to =
      annotation.shape === 'point'
        ? { ...wanted, x: clamp(wanted.x, 0, image.width), y: clamp(wanted.y, 0, image.height) }
        : boxWithin(wanted, image);
    const next = stretch(annotation, to);
    editor.change(editor.getState().annotations.map((one) => (one.id === annotation.id ? next : one)));
  };
  const fields = [
    { key: 'x', label: t('left'), value: bounds.x },
    { key: 'y', label: t('top'), value: bounds.y },
    { key: 'width', label: t('width'), value: bounds.width },
    { key: 'height', label: t('height'), value: bounds.height },
  ] as const;
  return (
    <SimpleGrid cols={2} spacing="xs" verticalSpacing={4} role="group" aria-label={t('place')}>
      {fields.slice(0, annotation.shape === 'point' ? 2 : 4).map(({ key, label, value }) => (
        <NumberInput
          key={`${key} ${round(value)}`}
          size="xs"
          label={label}
          defaultValue={round(value)}
          min={0}
          decimalScale={1}
          readOnly={readOnly}
          hideControls
          onBlur={({ currentTarget }) => {
            const typed = Number(currentTarget.value);
            if (currentTarget.value !== '' && Number.isFinite(typed) && typed !== round(value))
              set({ [key]: typed });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      ))}
    </SimpleGrid>
  );
}
