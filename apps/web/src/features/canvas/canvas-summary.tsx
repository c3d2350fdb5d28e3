import type { Annotation } from '@tandem/contracts';
import { VisuallyHidden } from '@mantine/core';
import type { Editor } from '../../shared/annotations/index.ts';
import { boundsOf, useEditor } from '../../shared/annotations/index.ts';
import type { LabelView } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { canvasTexts } from './texts.ts';

/** What is selected, told in words whenever it changes. */
export function CanvasSummary({
  id,
  editor,
  labels,
}: {
  readonly id: string;
  readonly editor: Editor;
  readonly labels: readonly LabelView[];
}) {
  const t = useTexts(canvasTexts);
  const { number } = useFormat();
  const annotations = useEditor(editor, (state) => state.annotations);
  const selection = useEditor(editor, (state) => state.selection);
  const tool = useEditor(editor, (state) => state.tool);

  const about = (annotation: Annotation): string => {
    const { x, y, width, height } = boundsOf(annotation);
    return t('selectedOne', {
      shape: t(annotation.shape),
      label: labels.find((label) => label.id === annotation.labelId)?.name ?? t('unknownLabel'),
      index: number(annotations.indexOf(annotation) + 1),
      count: number(annotations.length),
      x: number(Math.round(x)),
      y: number(Math.round(y)),
      width: number(Math.round(width)),
      height: number(Math.round(height)),
    });
  };
  const only = selection.length === 1 ? annotations.find((one) => one.id === selection[0]) : undefined;
  const selected = only
    ? about(only)
    : selection.length > 0
      ? t('selectedSome', { count: selection.length, all: number(annotations.length) })
      : t('selectedNone', { count: annotations.length });
  return (
    <VisuallyHidden id={id} role="status" aria-live="polite">
      {t('summary', { selected, tool: t(`tool_${tool}`) })}
    </VisuallyHidden>
  );
}
