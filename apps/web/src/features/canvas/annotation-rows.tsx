import { ActionIcon, Text } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import type { Editor } from '../../shared/annotations/index.ts';
import { boundsOf, reveal } from '../../shared/annotations/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import classes from './annotation-list.module.css';
import type { ListRow } from './list-rows.ts';
import { Swatch } from './swatch.tsx';
import { canvasTexts } from './texts.ts';
import { shapeIcons } from './tool-icons.ts';

type RowOf<Kind extends ListRow['kind']> = Extract<ListRow, { kind: Kind }>;

/** In the whole list, of which only some rows are made. */
type Place = { readonly 'aria-setsize': number; readonly 'aria-posinset': number };

function VisibilityButton({
  name,
  hidden,
  onToggle,
}: {
  readonly name: string;
  readonly hidden: boolean;
  readonly onToggle: () => void;
}) {
  const t = useTexts(canvasTexts);
  const Icon = hidden ? IconEyeOff : IconEye;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={26}
      aria-label={t(hidden ? 'show' : 'hide', { name })}
      onClick={onToggle}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
  );
}

const setHidden = (editor: Editor, ids: readonly string[], hide: boolean): void => {
  const hidden = new Set(editor.getState().hidden);
  for (const id of ids)
    if (hide) hidden.add(id);
    else hidden.delete(id);
  editor.setHidden(hidden);
};

export function LabelRow({
  editor,
  row: { label, ids },
  place,
  hidden,
}: {
  readonly editor: Editor;
  readonly row: RowOf<'label'>;
  readonly place: Place;
  readonly hidden: ReadonlySet<string>;
}) {
  const t = useTexts(canvasTexts);
  const { number } = useFormat();
  const name = label?.name ?? t('unknownLabel');
  const allHidden = ids.every((id) => hidden.has(id));
  return (
    <li className={classes.row} {...place}>
      <button
        type="button"
        className={classes.choose}
        data-of="label"
        data-hidden={allHidden || undefined}
        aria-description={t('labelCount', { count: ids.length })}
        onClick={() => editor.select(ids)}
      >
        <Swatch label={label} />
        <span className={classes.name}>{name}</span>
        <Text span size="sm" c="dimmed" ml="auto">
          {number(ids.length)}
        </Text>
      </button>
      <VisibilityButton name={name} hidden={allHidden} onToggle={() => setHidden(editor, ids, !allHidden)} />
    </li>
  );
}

export function AnnotationRow({
  editor,
  row: { annotation, index },
  place,
  hidden,
  selected,
}: {
  readonly editor: Editor;
  readonly row: RowOf<'annotation'>;
  readonly place: Place;
  readonly hidden: boolean;
  readonly selected: boolean;
}) {
  const t = useTexts(canvasTexts);
  const { id, shape } = annotation;
  const name = shape === 'rle' ? t('rle') : t('named', { shape: t(shape), index });
  const Icon = shapeIcons[shape];
  const choose = ({ shiftKey, ctrlKey, metaKey }: MouseEvent) => {
    const { selection } = editor.getState();
    const others = selection.filter((one) => one !== id);
    if (shiftKey || ctrlKey || metaKey) editor.select(selected ? others : [...others, id]);
    else editor.select([id]);
    editor.view.change((view) => reveal(view, boundsOf(annotation)));
  };
  const values =
    annotation.shape === 'rle' ? '' : annotation.attributes.flatMap((one) => one.values).join(', ');
  return (
    <li className={classes.row} data-selected={selected || undefined} {...place}>
      <button
        type="button"
        className={classes.choose}
        data-of="annotation"
        data-hidden={hidden || undefined}
        aria-pressed={selected}
        onClick={choose}
      >
        <Icon size={16} aria-hidden style={{ flex: 'none' }} />
        <span className={classes.name}>{name}</span>
        {values && (
          <Text span size="xs" c="dimmed" className={classes.name} ml="auto">
            {values}
          </Text>
        )}
      </button>
      <VisibilityButton name={name} hidden={hidden} onToggle={() => setHidden(editor, [id], !hidden)} />
    </li>
  );
}
