import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Editor, Tool } from '../../shared/annotations/index.ts';
import { pickTool, toolProblem, useEditor } from '../../shared/annotations/index.ts';
import type { LabelView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { useKeyNames } from '../../shared/keys/index.ts';
import { BrushSize } from './brush-size.tsx';
import { LabelMenu } from './label-menu.tsx';
import { canvasTexts } from './texts.ts';
import classes from './tool-bar.module.css';
import { toolIcons } from './tool-icons.ts';

const tools: readonly Tool[] = [
  'select',
  'boundingBox',
  'polygon',
  'path',
  'point',
  'brush',
  'eraser',
  'comment',
];

/** Tools, label, undo: a narrow column; a row on phones. */
export function ToolBar({
  editor,
  labels,
}: {
  readonly editor: Editor;
  readonly labels: readonly LabelView[];
}) {
  const t = useTexts(canvasTexts);
  const { withKey } = useKeyNames();
  const tool = useEditor(editor, (state) => state.tool);
  const readOnly = useEditor(editor, (state) => state.readOnly);
  const canUndo = useEditor(editor, (state) => state.canUndo);
  const canRedo = useEditor(editor, (state) => state.canRedo);
  const offered = tools.filter((one) => !readOnly || toolProblem(one, labels, true) === null);
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('tools')}>
      {offered.map((one) => {
        const problem = toolProblem(one, labels, readOnly);
        const name = t(`tool_${one}`);
        const Icon = toolIcons[one];
        return (
          <BarButton
            key={one}
            name={name}
            tip={problem ? t('why', { name, reason: t(problem) }) : withKey(name, one)}
            pressed={tool === one}
            disabled={problem !== null}
            onClick={() => pickTool(editor, labels, one)}
          >
            <Icon size={20} stroke={1.75} aria-hidden />
          </BarButton>
        );
      })}
      {!readOnly && (
        <>
          <span className={classes.rule} />
          <LabelMenu editor={editor} labels={labels} />
          {(tool === 'brush' || tool === 'eraser') && <BrushSize editor={editor} />}
          <span className={classes.rule} />
          <span className={classes.history}>
            <BarButton
              name={t('undo')}
              tip={withKey(t('undo'), 'undo')}
              disabled={!canUndo}
              onClick={editor.undo}
            >
              <IconArrowBackUp size={20} stroke={1.75} aria-hidden />
            </BarButton>
            <BarButton
              name={t('redo')}
              tip={withKey(t('redo'), 'redo')}
              disabled={!canRedo}
              onClick={editor.redo}
            >
              <IconArrowForwardUp size={20} stroke={1.75} aria-hidden />
            </BarButton>
          </span>
        </>
      )}
    </div>
  );
}

/** What is disabled still takes the keyboard and says why. */
function BarButton({
  name,
  tip,
  pressed,
  disabled,
  onClick,
  children,
}: {
  readonly name: string;
  readonly tip: string;
  readonly pressed?: boolean;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Tooltip label={tip} position="right" openDelay={300} events={{ hover: true, focus: true, touch: false }}>
      <ActionIcon
        variant={pressed ? 'filled' : 'subtle'}
        color={pressed ? 'teal' : 'gray'}
        size={36}
        className={classes.button}
        aria-label={disabled && pressed !== undefined ? tip : name}
        aria-pressed={pressed}
        aria-disabled={disabled || undefined}
        data-disabled={disabled || undefined}
        onClick={() => {
          if (!disabled) onClick();
        }}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
