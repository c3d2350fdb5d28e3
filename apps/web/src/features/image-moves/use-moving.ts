import { useState } from 'react';
import { read, useCommand } from '../../shared/api/index.ts';
import type { ImageView } from '../../shared/api/index.ts';
import { useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../shared/api/index.ts';
import type { MadeMove } from './last-move.ts';
import { rememberMove } from './last-move.ts';
import type { MoveWords, WordedMove } from './moving.ts';
import { moveBody, needsWords } from './moving.ts';
import type { OfferedMove } from './offered-moves.ts';

type Place = MadeMove['params'];

/** Moves the image of this page on: what is unsaved is saved first, words are asked for where they are needed. */
export function useMoving(
  params: Place,
  {
    save,
    onMoved,
  }: {
    /** The image as it is to be moved; null: what is unsaved could not be saved. */
    readonly save: () => Promise<ImageView | null>;
    readonly onMoved: (move: OfferedMove, image: ImageView) => unknown;
  },
) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<WordedMove | null>(null);
  const [busy, setBusy] = useState<OfferedMove | null>(null);
  const [stale, setStale] = useState<{ readonly seen: ImageView; readonly problem: unknown } | null>(null);
  const command = useCommand('moveImage', {
    onProblem: (error) => isProblem(error, 'image.stale'),
  });

  const make = async (move: OfferedMove, words?: MoveWords) => {
    if (busy) return;
    setBusy(move);
    let looked: ImageView | null = null;
    try {
      looked = await save();
      if (!looked) return setAsked(null);
      const image = await command.mutateAsync({ params, body: moveBody(looked, move, words) });
      queries.setQueryData(read('getImage', { params }).queryKey, image);
      setAsked(null);
      rememberMove({ params, move: move === 'waive' ? 'approve' : move, image });
      await onMoved(move, image);
    } catch (error) {
      if (looked && isProblem(error, 'image.stale')) setStale({ seen: looked, problem: error.problem });
    } finally {
      setBusy(null);
    }
  };

  return {
    busy,
    asked,
    stale,
    closeStale: () => setStale(null),
    ask: (move: OfferedMove) => (needsWords(move) ? setAsked(move) : void make(move)),
    cancel: () => setAsked(null),
    make,
  };
}
export type Moving = ReturnType<typeof useMoving>;
