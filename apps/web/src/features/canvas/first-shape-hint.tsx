import { Button, Kbd, Text } from '@mantine/core';
import type { Editor, Tool } from '../../shared/annotations/index.ts';
import { labelFor, pickTool, toolProblem, useEditor } from '../../shared/annotations/index.ts';
import type { LabelView, ProjectView } from '../../shared/api/index.ts';
import { useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { useKeyNames } from '../../shared/keys/index.ts';
import { LinkButton } from '../../shared/ui/index.ts';
import classes from './first-shape-hint.module.css';
import { Swatch } from './swatch.tsx';
import { canvasTexts } from './texts.ts';

/** The tools that a beginner is shown first. */
const first = ['boundingBox', 'brush'] as const satisfies readonly Tool[];
const drawing = ['boundingBox', 'polygon', 'path', 'point', 'brush'] as const satisfies readonly Tool[];

/** On an image without annotations: how the first one is made; gone with it. */
export function FirstShapeHint({
  editor,
  labels,
  project,
}: {
  readonly editor: Editor;
  readonly labels: readonly LabelView[];
  readonly project: ProjectView;
}) {
  const readOnly = useEditor(editor, (state) => state.readOnly);
  const empty = useEditor(editor, (state) => state.annotations.length === 0 && !state.canUndo);
  if (readOnly || !empty) return null;
  return (
    <div className={classes['place']}>
      <div className={classes['hint']} role="note">
        {labels.length === 0 ? (
          <NoLabels mayAdd={project.capabilities.includes('manage-labels')} host={project.host.name} />
        ) : (
          <HowTo editor={editor} labels={labels} />
        )}
      </div>
    </div>
  );
}

function HowTo({ editor, labels }: { readonly editor: Editor; readonly labels: readonly LabelView[] }) {
  const t = useTexts(canvasTexts);
  const { keyOf } = useKeyNames();
  const tool = useEditor(editor, (state) => state.tool);
  const labelId = useEditor(editor, (state) => state.labelId);
  const taken = drawing.find((one) => one === tool);
  const proposed = first.find((one) => toolProblem(one, labels, false) === null);
  const label = labelFor(taken ?? proposed ?? tool, labels, labelId);
  if (!proposed || !label) return null;
  return (
    <>
      {!taken && (
        <Button
          size="compact-sm"
          variant="light"
          rightSection={
            <Kbd size="xs" visibleFrom="sm">
              {keyOf(proposed)}
            </Kbd>
          }
          onClick={() => {
            pickTool(editor, labels, proposed);
            editor.act('focus');
          }}
        >
          {t(`tool_${proposed}`)}
        </Button>
      )}
      <Text size="sm" component="span">
        {t(taken ? `how_${taken}` : `then_${proposed}`)}
      </Text>
      <Text size="sm" component="span" className={classes['label']}>
        <Swatch label={label} />
        {label.name}
      </Text>
    </>
  );
}

function NoLabels({ mayAdd, host }: { readonly mayAdd: boolean; readonly host: string }) {
  const t = useTexts(canvasTexts);
  const params = useInProject();
  return (
    <>
      <Text size="sm" component="span">
        {mayAdd ? t('noLabelsMayAdd') : t('noLabelsAsk', { host })}
      </Text>
      {mayAdd && (
        <LinkButton
          size="compact-sm"
          variant="light"
          to="/o/$organizationId/p/$projectId/settings"
          params={params}
        >
          {t('addLabels')}
        </LinkButton>
      )}
    </>
  );
}
