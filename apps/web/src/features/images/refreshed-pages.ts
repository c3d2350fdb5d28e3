type Page = { readonly rows: readonly unknown[]; readonly next?: string | undefined };
export type Pages<OfPage extends Page> = {
  readonly pages: OfPage[];
  readonly pageParams: unknown[];
};

/** The first and the last page that hold these rows; rows beyond what is loaded belong to the last page. */
export function pagesBetween(
  pages: readonly Page[],
  firstRow: number,
  lastRow: number,
): readonly [first: number, last: number] {
  let before = 0;
  let first = pages.length - 1;
  let last = pages.length - 1;
  for (const [index, { rows }] of pages.entries()) {
    const after = before + rows.length;
    if (firstRow < after) first = Math.min(first, index);
    if (lastRow < after) {
      last = index;
      break;
    }
    before = after;
  }
  return [first, Math.max(first, last)];
}

/** Pages read again in place of the old ones; where they end elsewhere than those did, what followed is read anew. */
export function withFresh<OfPage extends Page>(
  { pages, pageParams }: Pages<OfPage>,
  first: number,
  fresh: readonly OfPage[],
): Pages<OfPage> {
  const following = first + fresh.length;
  const starts = fresh.slice(0, -1).map(({ next }) => next);
  const joined = fresh.at(-1)?.next === pageParams[following];
  const goesOn = joined && following < pages.length;
  return {
    pages: [...pages.slice(0, first), ...fresh, ...(goesOn ? pages.slice(following) : [])],
    pageParams: [
      ...pageParams.slice(0, first + 1),
      ...starts,
      ...(goesOn ? pageParams.slice(following) : []),
    ],
  };
}
