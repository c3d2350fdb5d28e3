import { Box, Stack, Text } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Editor } from '../../shared/annotations/index.ts';
import { useEditor } from '../../shared/annotations/index.ts';
import type { LabelView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { AnnotationDetails } from './annotation-details.tsx';
import classes from './annotation-list.module.css';
import { AnnotationRow, LabelRow } from './annotation-rows.tsx';
import { rowHeight, rowsOf, windowOf } from './list-rows.ts';
import { canvasTexts } from './texts.ts';

/** All annotations by label: seen or hidden, selected; below, what is selected in detail. */
export function AnnotationList({
  editor,
  labels,
}: {
  readonly editor: Editor;
  readonly labels: readonly LabelView[];
}) {
  const t = useTexts(canvasTexts);
  const annotations = useEditor(editor, (state) => state.annotations);
  const selection = useEditor(editor, (state) => state.selection);
  const hidden = useEditor(editor, (state) => state.hidden);
  const readOnly = useEditor(editor, (state) => state.readOnly);
  const rows = useMemo(() => rowsOf(annotations, labels), [annotations, labels]);
  const [scrolled, setScrolled] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sized, height } = useElementSize();
  const scrollerRef = useMergedRef(scroller, sized);
  const { from, to } = windowOf(rows.length, scrolled, height);

  const last = selection.at(-1);
  useEffect(() => {
    const element = scroller.current;
    const at = rows.findIndex((row) => row.kind === 'annotation' && row.id === last);
    if (!element || at < 0) return;
    const top = at * rowHeight;
    if (top < element.scrollTop + rowHeight) element.scrollTop = top - rowHeight;
    else if (top + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + 2 * rowHeight - element.clientHeight;
  }, [last, rows]);

  if (rows.length === 0)
    return (
      <Stack gap={4} p="md">
        <Text fw={600}>{t(readOnly ? 'nothingHere' : 'nothingYet')}</Text>
        {!readOnly && (
          <Text size="sm" c="dimmed">
            {t('nothingYetAction')}
          </Text>
        )}
      </Stack>
    );
  const selected = new Set(selection);
  return (
    <Box className={classes.panel}>
      <div
        ref={scrollerRef}
        className={classes.scroller}
        onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop)}
      >
        <ul
          className={classes.list}
          aria-label={t('annotationsHere')}
          style={{ height: rows.length * rowHeight, paddingBlockStart: from * rowHeight }}
        >
          {rows.slice(from, to).map((row, index) => {
            const place = { 'aria-setsize': rows.length, 'aria-posinset': from + index + 1 };
            return row.kind === 'label' ? (
              <LabelRow key={row.id} {...{ editor, row, place, hidden }} />
            ) : (
              <AnnotationRow
                key={row.id}
                {...{ editor, row, place }}
                hidden={hidden.has(row.id)}
                selected={selected.has(row.id)}
              />
            );
          })}
        </ul>
      </div>
      <AnnotationDetails editor={editor} labels={labels} />
    </Box>
  );
}
