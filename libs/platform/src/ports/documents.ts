import type { CollectionSpec, Document } from './store.ts';

/** JSON as it was stored back to documents of today's schema version. */
export function documentReader<Doc extends Document, Queries>(spec: CollectionSpec<Doc, Queries>) {
  const upgraded = (stored: Record<string, unknown>, storedVersion: number): Record<string, unknown> => {
    if (storedVersion > spec.schemaVersion)
      throw new Error(
        `A document of ${spec.name} has schema version ${storedVersion}, newer than the ${spec.schemaVersion} that this ` +
          'program knows: it was written by a newer release. Start that release, or a later one.',
      );
    let document = stored;
    for (let version = storedVersion; version < spec.schemaVersion; version += 1) {
      const upgrade = spec.upgrades?.[version];
      if (!upgrade) throw new Error(`${spec.name} has no upgrade from schema version ${version}.`);
      document = upgrade(document);
    }
    return document;
  };
  return {
    upgraded,
    parse: (stored: Record<string, unknown>, storedVersion: number): Doc =>
      spec.schema.parse(upgraded(stored, storedVersion)),
  };
}
