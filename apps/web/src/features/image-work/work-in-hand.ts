import type { Annotation } from '@tandem/contracts';
import type { ImageView } from '../../shared/api/index.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import type { SentSave } from './drafts.ts';
import { draftedImage } from './drafts.ts';
import type { WorkNeeds } from './work-needs.ts';
import type { WorkState } from './work-state.ts';
import { mayEdit, openedState } from './work-state.ts';

/** The state of the work, the annotations in the editor, and the draft that keeps them; what saves and merges works on it. */
export function createWorkInHand(first: ImageView, needs: WorkNeeds) {
  const { editor, tab } = needs;
  const listeners = new Set<() => void>();
  let state = openedState(first);
  let sent: SentSave | null = null;

  const set = (part: Partial<WorkState>) => {
    state = { ...state, ...part };
    const readOnly = !mayEdit(state);
    if (editor.getState().readOnly !== readOnly) editor.setReadOnly(readOnly);
    for (const tell of listeners) tell();
  };
  const annotations = () => editor.getState().annotations;
  const draft = createDraftKeeper(needs, {
    draft: () => ({
      image: draftedImage(state.image),
      base: state.base,
      annotations: annotations(),
      at: needs.now(),
      tab,
      sent,
    }),
    wanted: () => state.dirty && !state.elsewhere && !state.conflict,
    kept: (keptAt) => set({ keptAt }),
  });
  return {
    state: () => state,
    set,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    annotations,
    draft,
    /** The save whose answer has not come. */
    sent: () => sent,
    setSent: (save: SentSave | null) => {
      sent = save;
    },
    /** From now on the work starts from this revision. */
    startFrom(base: number, clean: readonly Annotation[], image = state.image) {
      editor.setReadOnly(false);
      editor.load(clean);
      set({ image, base, clean: annotations(), dirty: false, conflict: null, news: null, offline: false });
    },
  };
}
export type WorkInHand = ReturnType<typeof createWorkInHand>;
