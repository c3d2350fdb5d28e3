import type { Annotation } from '@tandem/contracts';
import type { Version } from './merge.ts';
import { compareThree, mergeByChoice } from './merge.ts';
import type { WorkInHand } from './work-in-hand.ts';
import type { WorkNeeds } from './work-needs.ts';

/** Two versions of one image: what somebody else saved, and what is not saved here. */
export function createConflicts(hand: WorkInHand, { editor, server, told }: WorkNeeds) {
  const { state, set, startFrom } = hand;
  return {
    async open(base: readonly Annotation[], mine: readonly Annotation[]) {
      const image = await server.image();
      const { annotations: theirs, savedBy } = await server.revision(image.revision);
      told?.(image, theirs);
      const { toChoose, taken } = compareThree(base, mine, theirs);
      if (toChoose.length === 0 && ![...taken.values()].includes('mine')) {
        startFrom(image.revision, theirs, image);
        return hand.draft.discard();
      }
      const conflict = { revision: image.revision, savedBy, base, mine, theirs, choices: new Map() };
      set({ image, conflict, news: null, dirty: true });
    },
    choose(version: Version, ids?: readonly string[]) {
      const { conflict } = state();
      if (!conflict) return;
      const { toChoose } = compareThree(conflict.base, conflict.mine, conflict.theirs);
      const choices = new Map(conflict.choices);
      for (const id of ids ?? toChoose.map(({ id }) => id)) choices.set(id, version);
      set({ conflict: { ...conflict, choices } });
    },
    /** Puts what was chosen on top of the current revision, to be saved. */
    putTogether() {
      const { conflict } = state();
      if (!conflict) return;
      const { revision, base, mine, theirs, choices } = conflict;
      startFrom(revision, theirs);
      editor.change(mergeByChoice(base, mine, theirs, choices));
    },
  };
}
