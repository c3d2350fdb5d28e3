type Page = { readonly rows: readonly { readonly id: string }[]; readonly next?: string | undefined };
type Neighbours = { readonly previous: string | null; readonly next: string | null };

/** How many pages of the list are looked through for an image. */
const mostPages = 10;

/** Reads the list page by page until an image and the one after it are found. */
export async function neighboursIn(
  page: (after: string | undefined) => Promise<Page>,
  imageId: string,
  pages = mostPages,
  { after, before = null }: { readonly after?: string; readonly before?: string | null } = {},
): Promise<Neighbours> {
  const { rows, next } = await page(after);
  const ids = rows.map(({ id }) => id);
  const at = ids.indexOf(imageId);
  if (at >= 0 && (at < ids.length - 1 || next === undefined))
    return { previous: ids[at - 1] ?? before, next: ids[at + 1] ?? null };
  if (at >= 0) {
    const following = await page(next);
    return { previous: ids[at - 1] ?? before, next: following.rows[0]?.id ?? null };
  }
  if (next === undefined || pages <= 1) return { previous: null, next: null };
  return neighboursIn(page, imageId, pages - 1, { after: next, before: ids.at(-1) ?? before });
}
