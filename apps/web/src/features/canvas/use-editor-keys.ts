import { useEffect } from 'react';
import type { Editor, KeyAction, LabelChoice } from '../../shared/annotations/index.ts';
import {
  actionOfKey,
  boundsOf,
  brushStep,
  neighbourOf,
  pickLabel,
  pickTool,
  reveal,
} from '../../shared/annotations/index.ts';
import { isTyping, usesKeys } from './typing.ts';

/** Whether there was something to do; otherwise the key stays the browser's. */
function perform(editor: Editor, labels: readonly LabelChoice[], action: KeyAction): boolean {
  const { annotations, selection, hidden, brushSize } = editor.getState();
  switch (action.kind) {
    case 'tool':
      pickTool(editor, labels, action.tool);
      return true;
    case 'label': {
      const label = labels[action.index];
      if (label) pickLabel(editor, labels, label.id);
      return label !== undefined;
    }
    case 'brushSize':
      editor.setBrushSize(brushStep(brushSize, action.by));
      return true;
    case 'grow':
      editor.grow(selection, action.dx, action.dy);
      return selection.length > 0;
    case 'undo':
      editor.undo();
      return true;
    case 'redo':
      editor.redo();
      return true;
    case 'copy':
      editor.copy(selection);
      return selection.length > 0;
    case 'paste':
      editor.paste(new Set(labels.map(({ id }) => id)));
      return true;
    case 'duplicate':
      editor.duplicate(selection);
      return true;
    case 'selectAll':
      editor.select(annotations.filter(({ id }) => !hidden.has(id)).map(({ id }) => id));
      return true;
    case 'hide': {
      const all = selection.every((id) => hidden.has(id));
      const others = [...hidden].filter((id) => !selection.includes(id));
      editor.setHidden(new Set(all ? others : [...others, ...selection]));
      return selection.length > 0;
    }
    case 'step': {
      const next = neighbourOf(annotations, hidden, selection, action.by);
      editor.select(next ? [next.id] : []);
      if (next) editor.view.change((view) => reveal(view, boundsOf(next)));
      return next !== null;
    }
    case 'act':
      editor.act(action.act);
      return true;
  }
}

const buttonKeys = new Set(['Enter', ' ', 'Tab', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']);

/** The keys for annotating, wherever on the page the keyboard is, save where it has something else to do. */
export function useEditorKeys(editor: Editor, labels: readonly LabelChoice[], enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
      if (buttonKeys.has(event.key) && usesKeys(event.target)) return;
      // Words that are marked on the page are what is to be copied.
      if (event.key === 'c' && event.ctrlKey && window.getSelection()?.isCollapsed === false) return;
      const action = actionOfKey(event);
      if (action && perform(editor, labels, action)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [editor, labels, enabled]);
}
