import { ActionIcon, Group, MultiSelect, Select, Stack, Text, Tooltip } from '@mantine/core';
import { IconCopy, IconTrash } from '@tabler/icons-react';
import type { Annotation } from '@tandem/contracts';
import type { Editor, Vector } from '../../shared/annotations/index.ts';
import { isMask, isVector, labelTypeOf, useEditor } from '../../shared/annotations/index.ts';
import type { LabelView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { useKeyNames } from '../../shared/keys/index.ts';
import classes from './annotation-list.module.css';
import { PlaceFields } from './place-fields.tsx';
import { Swatch } from './swatch.tsx';
import { canvasTexts } from './texts.ts';

/** What is selected: its label, its attributes, its place, and what can be done with it. */
export function AnnotationDetails({
  editor,
  labels,
}: {
  readonly editor: Editor;
  readonly labels: readonly LabelView[];
}) {
  const t = useTexts(canvasTexts);
  const { withKey } = useKeyNames();
  const annotations = useEditor(editor, (state) => state.annotations);
  const selection = useEditor(editor, (state) => state.selection);
  const readOnly = useEditor(editor, (state) => state.readOnly);
  const ids = new Set(selection);
  const selected = annotations.filter(({ id }) => ids.has(id));
  const [first] = selected;
  if (!first) return null;
  const only = selected.length === 1 ? first : null;
  return (
    <Stack
      gap="xs"
      className={classes.details}
      role="group"
      aria-label={t('selected', { count: selected.length })}
    >
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" fw={600}>
          {only ? t(only.shape) : t('selected', { count: selected.length })}
        </Text>
        {!readOnly && (
          <Group gap={4} wrap="nowrap">
            {selected.some(isVector) && (
              <Tooltip label={withKey(t('duplicate'), 'duplicate')}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={28}
                  aria-label={t('duplicate')}
                  onClick={() => editor.duplicate(selection)}
                >
                  <IconCopy size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
            <Tooltip label={withKey(t('remove'), 'remove')}>
              <ActionIcon
                variant="subtle"
                color="red"
                size={28}
                aria-label={t('remove')}
                onClick={() => {
                  editor.remove(selection);
                  // The button goes with what it deleted.
                  editor.act('focus');
                }}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        )}
      </Group>
      <LabelChoice {...{ editor, labels, selected, readOnly }} />
      {only && isVector(only) && (
        <>
          <Attributes editor={editor} labels={labels} annotation={only} readOnly={readOnly} />
          <PlaceFields editor={editor} annotation={only} readOnly={readOnly} />
        </>
      )}
    </Stack>
  );
}

function LabelChoice({
  editor,
  labels,
  selected,
  readOnly,
}: {
  readonly editor: Editor;
  readonly labels: readonly LabelView[];
  readonly selected: readonly Annotation[];
  readonly readOnly: boolean;
}) {
  const t = useTexts(canvasTexts);
  const [first] = selected;
  const masks = selected.some(isMask);
  if (!first || (masks && selected.some(isVector))) return null;
  const fitting = labels.filter(({ type }) => type === labelTypeOf(first));
  const same = selected.every(({ labelId }) => labelId === first.labelId) ? first.labelId : null;
  return (
    <Select
      size="xs"
      label={t('label')}
      data={fitting.map(({ id, name }) => ({ value: id, label: name }))}
      value={same}
      readOnly={readOnly}
      allowDeselect={false}
      leftSection={<Swatch label={labels.find(({ id }) => id === same) ?? null} />}
      comboboxProps={{ withinPortal: true }}
      onChange={(labelId) => {
        if (labelId !== null)
          editor.setLabelOf(
            selected.map(({ id }) => id),
            labelId,
          );
      }}
    />
  );
}

function Attributes({
  editor,
  labels,
  annotation,
  readOnly,
}: {
  readonly editor: Editor;
  readonly labels: readonly LabelView[];
  readonly annotation: Vector;
  readonly readOnly: boolean;
}) {
  const offered = labels.find(({ id }) => id === annotation.labelId)?.attributes ?? [];
  const valuesOf = (name: string) => annotation.attributes.find((one) => one.name === name)?.values ?? [];
  const set = (name: string, values: string[]) =>
    editor.setAttributes(
      annotation.id,
      offered
        .map((one) => ({ name: one.name, values: one.name === name ? values : valuesOf(one.name) }))
        .filter((one) => one.values.length > 0),
    );
  return offered.map(({ name, values }) => (
    <MultiSelect
      key={name}
      size="xs"
      label={name}
      data={values}
      value={valuesOf(name)}
      readOnly={readOnly}
      clearable
      comboboxProps={{ withinPortal: true }}
      onChange={(chosen) => set(name, chosen)}
    />
  ));
}
