/** The queries of a declaration and those that the mechanism adds; throws where both use a name: one would hide the other. */
export function withOwnQueries<Theirs, const Ours extends object>(
  collection: string,
  theirs: Theirs,
  ours: Ours,
): Theirs & Ours {
  const taken = Object.keys(ours).find((name) => name in (theirs as object));
  if (taken !== undefined)
    throw new Error(`The query ${taken} of ${collection} has a name that the platform uses itself.`);
  return { ...theirs, ...ours };
}
