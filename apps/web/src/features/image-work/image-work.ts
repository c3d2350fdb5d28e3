import type { Annotation, Author } from '@tandem/contracts';
import type { Editor } from '../../shared/annotations/index.ts';
import { isUnchanged } from '../../shared/annotation-changes/index.ts';
import type { ImageView } from '../../shared/api/index.ts';
import { isProblem } from '../../shared/api/client.ts';
import { createClaiming } from './claiming.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import type { Draft, DraftOf, Drafts, SentSave } from './drafts.ts';
import { draftedImage } from './drafts.ts';
import type { Version } from './merge.ts';
import { compareThree, mergeByChoice } from './merge.ts';
import type { Opening } from './opening.ts';
import { openingOf } from './opening.ts';
import type { WorkState } from './work-state.ts';
import { endsWork, isUnanswered, mayEdit, openedState } from './work-state.ts';

export type Saved = {
  readonly image: ImageView;
  readonly dropped: readonly { readonly annotationId: string }[];
};

/** What the work on one image asks of the server. */
export type WorkServer = {
  save(sent: SentSave): Promise<Saved>;
  claim(takeOver: boolean): Promise<ImageView>;
  leave(): Promise<unknown>;
  /** 0: nothing saved yet */
  revision(revision: number): Promise<{ annotations: readonly Annotation[]; savedBy: Author | null }>;
  image(): Promise<ImageView>;
};

export type WorkNeeds = {
  readonly editor: Editor;
  readonly server: WorkServer;
  readonly drafts: Drafts;
  readonly of: DraftOf;
  readonly tab: string;
  readonly now: () => number;
  readonly newKey: () => string;
  /** Hears of the image as a command left it, and of what its revision holds. */
  readonly told?: (image: ImageView, annotations?: readonly Annotation[]) => void;
};

export type ImageWork = ReturnType<typeof createImageWork>;

/** One person's work on one image, from opening to leaving: draft, claim, saves, conflicts. */
export function createImageWork(first: ImageView, needs: WorkNeeds) {
  const { editor, server, drafts, of, tab, told } = needs;
  const listeners = new Set<() => void>();
  let state = openedState(first);
  let sent: SentSave | null = null;
  let saving: Promise<boolean> | undefined;

  const set = (part: Partial<WorkState>) => {
    state = { ...state, ...part };
    const readOnly = !mayEdit(state);
    if (editor.getState().readOnly !== readOnly) editor.setReadOnly(readOnly);
    for (const tell of listeners) tell();
  };
  const now = () => editor.getState().annotations;
  const keeper = createDraftKeeper(needs, {
    draft: () => ({
      image: draftedImage(state.image),
      base: state.base,
      annotations: now(),
      at: needs.now(),
      tab,
      sent,
    }),
    wanted: () => state.dirty && !state.elsewhere && !state.conflict,
    kept: (keptAt) => set({ keptAt }),
  });
  const claiming = createClaiming(needs, {
    wanted: () => mayEdit(state) && state.dirty,
    seen: (image) => {
      see(image);
      told?.(image);
    },
    refused: (error) => set({ trouble: error }),
  });

  /** From now on the work starts from this revision. */
  const startFrom = (base: number, clean: readonly Annotation[], image = state.image) => {
    editor.setReadOnly(false);
    editor.load(clean);
    set({ image, base, clean: now(), dirty: false, conflict: null, news: null, offline: false });
  };

  const openConflict = async (base: readonly Annotation[], mine: readonly Annotation[]) => {
    const image = await server.image();
    const { annotations: theirs, savedBy } = await server.revision(image.revision);
    told?.(image, theirs);
    const { toChoose, taken } = compareThree(base, mine, theirs);
    if (toChoose.length === 0 && ![...taken.values()].includes('mine')) {
      startFrom(image.revision, theirs, image);
      return keeper.discard();
    }
    const conflict = { revision: image.revision, savedBy, base, mine, theirs, choices: new Map() };
    set({ image, conflict, news: null, dirty: true });
  };

  const send = async (save: SentSave) => {
    const { image, dropped } = await server.save(save);
    const gone = new Set(dropped.map(({ annotationId }) => annotationId));
    const left = (annotations: readonly Annotation[]) =>
      gone.size === 0 ? annotations : annotations.filter(({ id }) => !gone.has(id));
    const clean = left(save.annotations);
    const atRest = isUnchanged(save.annotations, now());
    sent = null;
    if (gone.size > 0) editor.load(left(now()));
    set({
      image,
      base: image.revision,
      clean: atRest ? now() : clean,
      dirty: !atRest,
      savedAt: needs.now(),
      dropped: gone.size,
      trouble: null,
      offline: false,
      broughtBack: null,
      news: null,
    });
    told?.(image, clean);
    await keeper.settle();
  };

  const refuse = async (error: unknown) => {
    if (!isUnanswered(error)) sent = null;
    if (!isProblem(error)) return set({ offline: true });
    if (error.status === 401) return;
    if (error.code === 'image.stale') return openConflict(state.clean, now());
    const by = error.problem['by'] as Author | undefined;
    set({ trouble: error, takenOverBy: error.code === 'image.taken-over' && by ? by : state.takenOverBy });
    if (error.status === 404) return;
    const image = await server.image();
    if (!image.mayChange) set({ image });
    told?.(image);
  };

  const saveNow = async (takeOver: boolean): Promise<boolean> => {
    set({ saving: true });
    try {
      if (sent && !isUnchanged(sent.annotations, now())) await send(sent);
      if (state.dirty) {
        sent ??= { key: needs.newKey(), base: state.base, annotations: now(), takeOver };
        await keeper.write().catch(() => undefined);
        await send(sent);
      }
      return true;
    } catch (error) {
      await refuse(error).catch(() => set({ offline: true }));
      await keeper.write().catch(() => undefined);
      return !state.dirty;
    } finally {
      saving = undefined;
      set({ saving: false });
    }
  };
  /** Makes a revision of what is not saved yet; false: it could not be. */
  const save = (takeOver = false): Promise<boolean> => {
    if (!state.dirty) return Promise.resolve(true);
    if (!mayEdit(state) && !takeOver) return Promise.resolve(false);
    return (saving ??= saveNow(takeOver));
  };

  const follow = async (image: ImageView) => {
    const { annotations, savedBy } = await server.revision(image.revision);
    if (image.revision <= state.base) return;
    if (state.dirty) set({ news: { revision: image.revision, savedBy } });
    else startFrom(image.revision, annotations, image);
  };

  function see(image: ImageView) {
    if (!state.opened || image.revision < state.base) return;
    const claimedBy = image.claim && !image.claim.mine ? image.claim.by : null;
    const lost = state.image.claim?.mine === true && state.dirty && !image.mayChange ? claimedBy : null;
    const again = image.mayChange && endsWork(state.trouble);
    set({
      image,
      takenOverBy: image.mayChange ? null : (lost ?? state.takenOverBy),
      trouble: again ? null : state.trouble,
    });
    const { kept, clean, base } = state;
    if (kept && image.mayChange) {
      void bringBack(kept, openingOf(kept, { revision: base, annotations: clean })).catch(() => undefined);
      return;
    }
    if (image.revision > state.base && !saving && !state.conflict) void follow(image).catch(() => undefined);
  }

  const bringBack = async (draft: Draft, opening: Opening) => {
    sent = draft.sent;
    set({ kept: null });
    if (opening === 'changed meanwhile') {
      const { annotations: base } = await server.revision(draft.base);
      if (!sent) return openConflict(base, draft.annotations);
      // The answer to a save was lost: it is asked for again before anything else is made of it.
      set({ base: draft.base, clean: base });
    }
    editor.change(draft.annotations);
    set({ broughtBack: draft.at, keptAt: draft.at });
    if (sent) await save();
  };

  const open = async (annotations: readonly Annotation[]) => {
    const draft = await drafts.read(of).catch(() => undefined);
    if (state.opened) return;
    startFrom(state.image.revision, annotations);
    set({ opened: true });
    const opening = openingOf(draft, { revision: state.base, annotations });
    if (!draft || opening === 'nothing kept') return;
    if (opening === 'same as saved') return keeper.discard();
    if (!state.image.mayChange) return set({ kept: draft, keptAt: draft.at });
    return bringBack(draft, opening);
  };

  const heard = () => {
    if (!state.opened || state.conflict) return;
    const dirty = now() !== state.clean;
    if (dirty !== state.dirty) set({ dirty });
    // What others saved shows by itself, and is no work of mine.
    if (keeper.noted(now()) && editor.getState().edits > 0) claiming.active();
  };

  /** Leaves the image: what is not saved stays as a draft, and then the claim stays too. */
  const leave = () => {
    void keeper.flush();
    if (!state.opened || state.dirty || saving || !state.image.claim?.mine) return;
    claiming.ended();
    void server.leave().catch(() => undefined);
  };

  return {
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open,
    see,
    save,
    refuse,
    /** Asks again for the answer that did not come. */
    retry: (): Promise<boolean> => (sent ? save() : Promise.resolve(true)),
    flush: keeper.flush,
    leave,
    async takeOver() {
      const image = await server.claim(true);
      set({ takenOverBy: null, trouble: null });
      see(image);
      told?.(image);
    },
    look: () => openConflict(state.clean, now()),
    choose(version: Version, ids?: readonly string[]) {
      const { conflict } = state;
      if (!conflict) return;
      const { toChoose } = compareThree(conflict.base, conflict.mine, conflict.theirs);
      const choices = new Map(conflict.choices);
      for (const id of ids ?? toChoose.map(({ id }) => id)) choices.set(id, version);
      set({ conflict: { ...conflict, choices } });
    },
    /** Saves what was chosen on top of the current revision. */
    settle(): Promise<boolean> {
      const { conflict } = state;
      if (!conflict) return save();
      const { revision, base, mine, theirs, choices } = conflict;
      startFrom(revision, theirs);
      editor.change(mergeByChoice(base, mine, theirs, choices));
      return save();
    },
    /** Gives up what is not saved, and goes on from the current revision. */
    async discard() {
      sent = null;
      const { conflict } = state;
      if (conflict) startFrom(conflict.revision, conflict.theirs);
      else if (state.dirty) startFrom(state.base, state.clean);
      set({ kept: null, broughtBack: null, trouble: null });
      await keeper.discard();
      if (state.image.revision > state.base) await follow(state.image);
    },
    /** Goes on in this tab, with what the other one kept last. */
    async goOnHere() {
      const draft = await drafts.read(of);
      set({ elsewhere: false });
      if (draft && draft.base === state.base) editor.change(draft.annotations);
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
