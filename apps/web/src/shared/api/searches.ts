import { sides, statuses } from '@tandem/rules';
import { z } from 'zod';

/** What stands in the query string of each page: a copied address gives the same view. Bad values count as absent. */
const text = z.string().max(200).optional().catch(undefined);
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).optional().catch(undefined);

/** `then`: where to go on after logging in. */
export const anySearch = z.object({ then: text });

export const projectsSearch = z.object({
  search: text,
  side: oneOf(sides),
  sort: oneOf(['name', 'date']),
});

export const membersSearch = z.object({ search: text });

/** Which images: the filters that list and image view share, so that previous and next stay within them. */
export const imageFilters = z.object({
  status: z.array(z.enum(statuses)).optional().catch(undefined),
  /** `''`: the top folder */
  folder: text,
  /** With the folders below it. */
  within: z.boolean().optional().catch(undefined),
  /** `me`, `nobody`, or an account. */
  assignee: text,
  /** `nobody`, or a collaboration. */
  entrustedTo: text,
  search: text,
  sort: oneOf(['name', 'newest', 'changed']),
});
export type ImageFilters = z.infer<typeof imageFilters>;

/** The filters as the API asks for them. */
export function queryOf({ status, folder, within, assignee, entrustedTo, search, sort }: ImageFilters) {
  const everywhere = folder === undefined || (folder === '' && within === true);
  const place = within === true ? { within: folder } : { folder };
  return {
    ...(status && status.length > 0 ? { status: status.join(',') } : {}),
    ...(everywhere ? {} : place),
    ...(assignee ? { assignee } : {}),
    ...(entrustedTo ? { entrustedTo } : {}),
    ...(search ? { search } : {}),
    ...(sort ? { sort } : {}),
  };
}

export const imagesSearch = imageFilters.extend({ view: oneOf(['grid', 'table']) });

export const imageSearch = imageFilters.extend({
  queue: oneOf(['annotation', 'review']),
  panel: oneOf(['annotations', 'comments', 'history']),
  comment: text,
});

export const timelineSearch = z.object({
  actor: text,
  kind: text,
  side: oneOf(sides),
  image: text,
});
