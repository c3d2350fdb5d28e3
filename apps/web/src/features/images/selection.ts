type Row = { readonly id: string };

/** The images that are chosen, where a range begins, and where the keyboard stands. */
export type Selection<Item extends Row> = {
  readonly chosen: ReadonlyMap<string, Item>;
  readonly anchor: number;
  readonly at: number;
};
/** What is loaded of the list; where nothing is yet, undefined. */
type Rows<Item> = readonly (Item | undefined)[];

export const noSelection = { chosen: new Map<string, never>(), anchor: 0, at: 0 } as const;

/** Chooses one image or lets it go; a range goes on from there. */
export function toggle<Item extends Row>(
  { chosen }: Selection<Item>,
  rows: Rows<Item>,
  index: number,
): Selection<Item> {
  const row = rows[index];
  const next = new Map(chosen);
  if (row && !next.delete(row.id)) next.set(row.id, row);
  return { chosen: next, anchor: index, at: index };
}

/** Chooses whatever lies between where the range begins and here; a range drawn back lets go what it leaves. */
export function extend<Item extends Row>(
  { chosen, anchor, at }: Selection<Item>,
  rows: Rows<Item>,
  index: number,
): Selection<Item> {
  const next = new Map(chosen);
  for (const row of between(rows, anchor, at)) next.delete(row.id);
  for (const row of between(rows, anchor, index)) next.set(row.id, row);
  return { chosen: next, anchor, at: index };
}

function between<Item extends Row>(rows: Rows<Item>, one: number, other: number): Item[] {
  const [first, last] = one < other ? [one, other] : [other, one];
  return rows.slice(first, last + 1).filter((row) => row !== undefined);
}

/** The keyboard goes elsewhere, and what is chosen stays. */
export const goTo = <Item extends Row>({ chosen }: Selection<Item>, index: number): Selection<Item> => ({
  chosen,
  anchor: index,
  at: index,
});

export const chooseAll = <Item extends Row>(
  { anchor, at }: Selection<Item>,
  rows: Iterable<Item | undefined>,
): Selection<Item> => ({
  chosen: new Map([...rows].filter((row) => row !== undefined).map((row) => [row.id, row])),
  anchor,
  at,
});

export const narrowTo = <Item extends Row>(
  { chosen, anchor, at }: Selection<Item>,
  ids: ReadonlySet<string>,
): Selection<Item> => ({ chosen: new Map([...chosen].filter(([id]) => ids.has(id))), anchor, at });

/** Where a key leads in a list of `count` images, `columns` beside each other and `page` on the screen. */
export function whereTo(
  key: string,
  at: number,
  { count, columns, page }: { readonly count: number; readonly columns: number; readonly page: number },
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: -columns,
    ArrowDown: columns,
    ...(columns > 1 ? { ArrowLeft: -1, ArrowRight: 1 } : {}),
    PageUp: -page,
    PageDown: page,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  if (step === undefined || count === 0) return undefined;
  const next = at + step;
  if (key === 'ArrowUp' && next < 0) return at;
  return Math.max(0, Math.min(count - 1, next));
}
