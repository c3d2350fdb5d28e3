import type { CollectionSpec, Document } from '../ports/index.ts';

/** Text from the database back to documents of today's schema version. */
export function documentReader<Doc extends Document, Queries>(spec: CollectionSpec<Doc, Queries>) {
  const upgraded = (text: string, storedVersion: number): Record<string, unknown> => {
    if (storedVersion > spec.schemaVersion)
      throw new Error(
        `A document of ${spec.name} has schema version ${storedVersion}, newer than the ${spec.schemaVersion} that this ` +
          'program knows: it was written by a newer release. Start that release, or a later one.',
      );
    let document = JSON.parse(text) as Record<string, unknown>;
    for (let version = storedVersion; version < spec.schemaVersion; version += 1) {
      const upgrade = spec.upgrades?.[version];
      if (!upgrade) throw new Error(`${spec.name} has no upgrade from schema version ${version}.`);
      document = upgrade(document);
    }
    return document;
  };
  return {
    upgraded,
    parse: (text: string, storedVersion: number): Doc => spec.schema.parse(upgraded(text, storedVersion)),
  };
}
