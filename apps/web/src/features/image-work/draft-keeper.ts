import type { Annotation } from '@tandem/contracts';
import type { Draft, DraftOf, Drafts } from './drafts.ts';

const pause = 400;

/** Writes the draft soon after each edit, and removes it when there is nothing left to keep. */
export function createDraftKeeper(
  { drafts, of, tab }: { readonly drafts: Drafts; readonly of: DraftOf; readonly tab: string },
  work: {
    readonly draft: () => Draft;
    readonly wanted: () => boolean;
    readonly kept: (at: number | null) => void;
  },
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: readonly Annotation[] | undefined;

  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const write = async () => {
    stop();
    if (!work.wanted()) return;
    const draft = work.draft();
    await drafts.write(of, draft);
    work.kept(draft.at);
  };
  /** What has become of the work: kept, or nothing left to keep. */
  const settle = async () => {
    if (work.wanted()) return write();
    stop();
    await drafts.remove(of, tab);
    work.kept(null);
  };
  return {
    write,
    settle,
    /** Hears of the annotations; whether they are others than before. */
    noted(annotations: readonly Annotation[]): boolean {
      const changed = last !== undefined && last !== annotations;
      last = annotations;
      if (changed) {
        stop();
        timer = setTimeout(() => void settle().catch(() => undefined), pause);
      }
      return changed;
    },
    /** Writes at once what waits to be written. */
    flush: async () => {
      if (timer !== undefined) await settle().catch(() => undefined);
    },
    async discard() {
      stop();
      await drafts.discard(of).catch(() => undefined);
      work.kept(null);
    },
  };
}
