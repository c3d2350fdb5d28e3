import type { ImageView } from '../../shared/api/index.ts';
import { isProblem } from '../../shared/api/client.ts';

const renewAfter = 60_000;

/** Claims the image at the first edit, and renews that while one edits, at most once a minute. */
export function createClaiming(
  {
    server,
    now,
  }: {
    readonly server: { claim(takeOver: boolean): Promise<ImageView> };
    readonly now: () => number;
  },
  work: {
    readonly wanted: () => boolean;
    readonly seen: (image: ImageView) => void;
    readonly refused: (error: unknown) => void;
  },
) {
  let claimedAt = Number.NEGATIVE_INFINITY;
  return {
    /** The claim was let go: the next edit makes it again. */
    ended() {
      claimedAt = Number.NEGATIVE_INFINITY;
    },
    active() {
      if (!work.wanted() || now() - claimedAt < renewAfter) return;
      claimedAt = now();
      server.claim(false).then(work.seen, (error: unknown) => {
        claimedAt = Number.NEGATIVE_INFINITY;
        if (isProblem(error)) work.refused(error);
      });
    },
  };
}
