import type { ReactNode } from 'react';
import type { Moving } from '../../features/image-moves/index.ts';
import { MoveDialog, NothingWaits, StaleDialog } from '../../features/image-moves/index.ts';
import type { GoingOn } from './use-going-on.ts';

/** What asks for an answer before one goes on. */
export function ImageDialogs({
  moving,
  going,
  toImages,
  onLook,
}: {
  readonly moving: Moving;
  readonly going: GoingOn;
  readonly toImages: ReactNode;
  readonly onLook: () => void;
}) {
  const { asked, stale, busy } = moving;
  return (
    <>
      {asked && (
        <MoveDialog
          move={asked}
          busy={busy !== null}
          onMove={(words) => void moving.make(asked, words)}
          onClose={moving.cancel}
        />
      )}
      {stale && (
        <StaleDialog
          problem={stale.problem}
          seen={stale.seen}
          onLook={() => {
            moving.closeStale();
            onLook();
          }}
        />
      )}
      {going.emptied && <NothingWaits queue={going.emptied} toImages={toImages} onClose={going.stay} />}
    </>
  );
}
