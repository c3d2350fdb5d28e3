/** A move of an image, as the journal keeps it. */
export type Move = {
  readonly image: string;
  /** Numbers all events of the image, so moves leave gaps. */
  readonly seq: number;
  /** UTC, ISO 8601. */
  readonly time: string;
  readonly move: string;
  readonly from: string;
  readonly to: string;
  /** Whom the image was entrusted to; null: nobody, the host reviews alone. */
  readonly organizationId: string | null;
};

/** Whom a done image counts for, and in which month (UTC, `2026-11`). */
export type Done = { readonly month: string; readonly organizationId: string | null };

export type Figure = Done & { readonly images: number };

type Standing = {
  readonly done: Done | undefined;
  /** What an undo brings back: how it stood before the last move that was none itself. */
  readonly before: Done | undefined;
};

const notDone: Standing = { done: undefined, before: undefined };

/** An image counts from the move that made it done until one leads away; a second approval of a done image changes nothing. */
function after({ done, before }: Standing, { move, from, to, time, organizationId }: Move): Standing {
  const madeDone = { month: time.slice(0, 7), organizationId };
  if (move === 'undo') return { done: to === 'done' ? (before ?? madeDone) : undefined, before: undefined };
  const stays = from === 'done' ? done : undefined;
  return { done: to === 'done' ? (stays ?? madeDone) : undefined, before: done };
}

/** Images done per organization and month, by month, then organization. Wants each image's moves together, once, in order of `seq`. */
export function figuresOf(moves: Iterable<Move>): readonly Figure[] {
  const counts = new Map<string, Figure>();
  const count = ({ done }: Standing) => {
    if (!done) return;
    const key = `${done.month} ${done.organizationId ?? ''}`;
    counts.set(key, { ...done, images: (counts.get(key)?.images ?? 0) + 1 });
  };
  let image: string | undefined;
  let standing = notDone;
  for (const move of moves) {
    if (move.image !== image) {
      count(standing);
      standing = notDone;
      image = move.image;
    }
    standing = after(standing, move);
  }
  count(standing);
  return [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, figure]) => figure);
}
