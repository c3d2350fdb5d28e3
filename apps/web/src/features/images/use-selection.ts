import { useCallback, useMemo, useState } from 'react';
import type { ImageView } from '../../shared/api/index.ts';
import type { Selection } from './selection.ts';
import { chooseAll, extend, goTo, narrowTo, noSelection, toggle } from './selection.ts';

export type ImageSelection = Selection<ImageView>;

/** The selection of a list; other filters begin a new one. */
export function useSelection(rows: readonly ImageView[], list: string) {
  const [state, setState] = useState<{ readonly list: string; readonly selection: ImageSelection }>({
    list,
    selection: noSelection,
  });
  const selection: ImageSelection = state.list === list ? state.selection : noSelection;
  const change = useCallback(
    (next: (selection: ImageSelection) => ImageSelection) =>
      setState((before) => ({
        list,
        selection: next(before.list === list ? before.selection : noSelection),
      })),
    [list],
  );
  const toggleAt = useCallback((index: number) => change((now) => toggle(now, rows, index)), [change, rows]);
  const extendTo = useCallback((index: number) => change((now) => extend(now, rows, index)), [change, rows]);
  const goAt = useCallback((index: number) => change((now) => goTo(now, index)), [change]);
  const choose = useCallback(
    (images: Iterable<ImageView>) => change((now) => chooseAll(now, images)),
    [change],
  );
  const narrow = useCallback((ids: ReadonlySet<string>) => change((now) => narrowTo(now, ids)), [change]);
  const clear = useCallback(() => change((now) => ({ ...now, chosen: new Map() })), [change]);
  const known = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  // What was chosen, as it is now where the list tells.
  const images = useMemo(
    () => [...selection.chosen.values()].map((image) => known.get(image.id) ?? image),
    [selection.chosen, known],
  );
  return { selection, images, toggleAt, extendTo, goAt, choose, narrow, clear };
}
export type SelectionTools = ReturnType<typeof useSelection>;
