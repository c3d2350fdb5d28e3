import type { Annotation } from '@tandem/contracts';
import type { ImageView } from '../../shared/api/index.ts';
import { createClaiming } from './claiming.ts';
import { createConflicts } from './conflicts.ts';
import type { Draft } from './drafts.ts';
import type { Opening } from './opening.ts';
import { openingOf } from './opening.ts';
import { createSaving } from './saving.ts';
import { createWorkInHand } from './work-in-hand.ts';
import type { WorkNeeds } from './work-needs.ts';
import { endsWork, mayEdit } from './work-state.ts';

export type ImageWork = ReturnType<typeof createImageWork>;

/** One person's work on one image, from opening to leaving: draft, claim, saves, conflicts. */
export function createImageWork(first: ImageView, needs: WorkNeeds) {
  const { editor, server, drafts, of, tab, told } = needs;
  const hand = createWorkInHand(first, needs);
  const { state, set, startFrom, draft: keeper, annotations: now } = hand;
  const conflicts = createConflicts(hand, needs);
  const saving = createSaving(hand, needs, () => conflicts.open(state().clean, now()));
  const { save } = saving;
  const claiming = createClaiming(needs, {
    wanted: () => mayEdit(state()) && state().dirty,
    seen: (image) => {
      see(image);
      told?.(image);
    },
    refused: (error) => set({ trouble: error }),
  });

  /** Somebody saved another revision: shown at once, or told of while there is unsaved work. */
  const follow = async (image: ImageView) => {
    const { annotations, savedBy } = await server.revision(image.revision);
    if (image.revision <= state().base) return;
    if (state().dirty) set({ news: { revision: image.revision, savedBy } });
    else startFrom(image.revision, annotations, image);
  };

  function see(image: ImageView) {
    const seen = state();
    if (!seen.opened || image.revision < seen.base) return;
    const claimedBy = image.claim && !image.claim.mine ? image.claim.by : null;
    const lost = seen.image.claim?.mine === true && seen.dirty && !image.mayChange ? claimedBy : null;
    const again = image.mayChange && endsWork(seen.trouble);
    set({
      image,
      takenOverBy: image.mayChange ? null : (lost ?? seen.takenOverBy),
      trouble: again ? null : seen.trouble,
    });
    const { kept, clean, base, conflict } = state();
    if (kept && image.mayChange) {
      void bringBack(kept, openingOf(kept, { revision: base, annotations: clean })).catch(() => undefined);
      return;
    }
    if (image.revision > base && !saving.isUnderWay() && !conflict) void follow(image).catch(() => undefined);
  }

  const bringBack = async (draft: Draft, opening: Opening) => {
    hand.setSent(draft.sent);
    set({ kept: null });
    if (opening === 'changed meanwhile') {
      const { annotations: base } = await server.revision(draft.base);
      if (!draft.sent) return conflicts.open(base, draft.annotations);
      // The answer to a save was lost: it is asked for again before anything else is made of it.
      set({ base: draft.base, clean: base });
    }
    editor.change(draft.annotations);
    set({ broughtBack: draft.at, keptAt: draft.at });
    if (draft.sent) await save();
  };

  const open = async (annotations: readonly Annotation[]) => {
    const draft = await drafts.read(of).catch(() => undefined);
    if (state().opened) return;
    startFrom(state().image.revision, annotations);
    set({ opened: true });
    const opening = openingOf(draft, { revision: state().base, annotations });
    if (!draft || opening === 'nothing kept') return;
    if (opening === 'same as saved') return keeper.discard();
    if (!state().image.mayChange) return set({ kept: draft, keptAt: draft.at });
    return bringBack(draft, opening);
  };

  const heard = () => {
    if (!state().opened || state().conflict) return;
    const dirty = now() !== state().clean;
    if (dirty !== state().dirty) set({ dirty });
    // What others saved shows by itself, and is no work of mine.
    if (keeper.noted(now()) && editor.getState().edits > 0) claiming.active();
  };

  /** Leaves the image: what is not saved stays as a draft, and then the claim stays too. */
  const leave = () => {
    void keeper.flush();
    const { opened, dirty, image } = state();
    if (!opened || dirty || saving.isUnderWay() || !image.claim?.mine) return;
    claiming.ended();
    void server.leave().catch(() => undefined);
  };

  return {
    getState: state,
    subscribe: hand.subscribe,
    open,
    see,
    save,
    refuse: saving.refuse,
    /** Asks again for the answer that did not come. */
    retry: (): Promise<boolean> => (hand.sent() ? save() : Promise.resolve(true)),
    flush: keeper.flush,
    leave,
    async takeOver() {
      const image = await server.claim(true);
      set({ takenOverBy: null, trouble: null });
      see(image);
      told?.(image);
    },
    look: () => conflicts.open(state().clean, now()),
    choose: conflicts.choose,
    /** Saves what was chosen on top of the current revision. */
    settle(): Promise<boolean> {
      conflicts.putTogether();
      return save();
    },
    /** Gives up what is not saved, and goes on from the current revision. */
    async discard() {
      hand.setSent(null);
      const { conflict, dirty, base, clean } = state();
      if (conflict) startFrom(conflict.revision, conflict.theirs);
      else if (dirty) startFrom(base, clean);
      set({ kept: null, broughtBack: null, trouble: null });
      await keeper.discard();
      if (state().image.revision > state().base) await follow(state().image);
    },
    /** Goes on in this tab, with what the other one kept last. */
    async goOnHere() {
      const draft = await drafts.read(of);
      set({ elsewhere: false });
      if (draft && draft.base === state().base) editor.change(draft.annotations);
      await keeper.settle();
    },
    dismiss: (what: 'broughtBack' | 'dropped') =>
      set(what === 'dropped' ? { dropped: 0 } : { broughtBack: null }),
    /** From now on it hears of edits, and of other tabs; until it is left. */
    start() {
      const stopHearing = drafts.listen(of, tab, () => set({ elsewhere: true }));
      const stopWatching = editor.subscribe(heard);
      return () => {
        stopHearing();
        stopWatching();
        leave();
      };
    },
  };
}
