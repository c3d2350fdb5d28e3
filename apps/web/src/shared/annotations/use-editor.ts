import { useSyncExternalStore } from 'react';
import type { Editor, EditorState } from './editor.ts';
import type { ViewState } from './view.ts';

/** A part of the editor's state; what is selected has to be the same object while nothing of it changed. */
export function useEditor<T>(editor: Editor, select: (state: EditorState) => T): T {
  return useSyncExternalStore(editor.subscribe, () => select(editor.getState()));
}

export function useView<T>(editor: Editor, select: (view: ViewState) => T): T {
  return useSyncExternalStore(editor.view.subscribe, () => select(editor.view.getState()));
}
