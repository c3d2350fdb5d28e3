import type { Annotation, Author } from '@tandem/contracts';
import { isUnchanged } from '../../shared/annotation-changes/index.ts';
import { isProblem } from '../../shared/api/client.ts';
import type { SentSave } from './drafts.ts';
import type { WorkInHand } from './work-in-hand.ts';
import type { WorkNeeds } from './work-needs.ts';
import { isUnanswered, mayEdit } from './work-state.ts';

/** Makes revisions of the work, one at a time, each sent under a key of its own until its answer comes. */
export function createSaving(
  hand: WorkInHand,
  { editor, server, told, now, newKey }: WorkNeeds,
  onStale: () => Promise<unknown>,
) {
  const { state, set, annotations, draft, sent, setSent } = hand;
  let saving: Promise<boolean> | undefined;

  const send = async (save: SentSave) => {
    const { image, dropped } = await server.save(save);
    const gone = new Set(dropped.map(({ annotationId }) => annotationId));
    const left = (all: readonly Annotation[]) =>
      gone.size === 0 ? all : all.filter(({ id }) => !gone.has(id));
    const clean = left(save.annotations);
    const atRest = isUnchanged(save.annotations, annotations());
    setSent(null);
    if (gone.size > 0) editor.load(left(annotations()));
    set({
      image,
      base: image.revision,
      clean: atRest ? annotations() : clean,
      dirty: !atRest,
      savedAt: now(),
      dropped: gone.size,
      trouble: null,
      offline: false,
      broughtBack: null,
      news: null,
    });
    told?.(image, clean);
    await draft.settle();
  };

  /** What becomes of the work when a request for it was refused. */
  const refuse = async (error: unknown) => {
    if (!isUnanswered(error)) setSent(null);
    if (!isProblem(error)) return set({ offline: true });
    if (error.status === 401) return;
    if (error.code === 'image.stale') return onStale();
    const by = error.problem['by'] as Author | undefined;
    // Whoever took it over may have left again: then only their revision stands in the way.
    if (error.code === 'image.taken-over' && 'revision' in error.problem) {
      const { mayChange, claim } = await server.image();
      if (mayChange && !(claim && !claim.mine)) return onStale();
    }
    set({ trouble: error, takenOverBy: error.code === 'image.taken-over' && by ? by : state().takenOverBy });
    if (error.status === 404) return;
    const image = await server.image();
    if (!image.mayChange) set({ image });
    told?.(image);
  };

  const saveNow = async (takeOver: boolean): Promise<boolean> => {
    set({ saving: true });
    try {
      const unanswered = sent();
      if (unanswered && !isUnchanged(unanswered.annotations, annotations())) await send(unanswered);
      if (state().dirty) {
        const save = sent() ?? { key: newKey(), base: state().base, annotations: annotations(), takeOver };
        setSent(save);
        await draft.write().catch(() => undefined);
        await send(save);
      }
      return true;
    } catch (error) {
      await refuse(error).catch(() => set({ offline: true }));
      await draft.write().catch(() => undefined);
      return !state().dirty;
    } finally {
      saving = undefined;
      set({ saving: false });
    }
  };

  return {
    refuse,
    isUnderWay: () => saving !== undefined,
    /** Makes a revision of what is not saved yet; false: it could not be. */
    save(takeOver = false): Promise<boolean> {
      if (!state().dirty) return Promise.resolve(true);
      if (!mayEdit(state()) && !takeOver) return Promise.resolve(false);
      return (saving ??= saveNow(takeOver));
    },
  };
}
