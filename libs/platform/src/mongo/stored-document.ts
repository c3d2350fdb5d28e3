import type { CollectionSpec, Document, Stored } from '../ports/index.ts';
import { documentReader } from '../ports/documents.ts';
import { valueAt } from '../ports/value-at.ts';

/** A document as it lies in MongoDB: its own fields beside those of the store, which start with an underscore. */
export type StoredDocument = {
  readonly _id: string;
  readonly _version: number;
  /** The schema version it was written with. */
  readonly _schema: number;
  /** What `expiresAt` says, for the TTL index and for conditions. */
  readonly _expires?: Date;
  readonly [field: string]: unknown;
};

const fieldsOf = ({ _id, _version, _schema, _expires, ...fields }: StoredDocument) => ({
  id: _id,
  ...fields,
});

/** Between the documents of a collection and what is stored. */
export function documentMapper<Doc extends Document, Queries>(spec: CollectionSpec<Doc, Queries>) {
  const reader = documentReader(spec);

  /** Nothing where there is no time, or no readable one. */
  const expiryOf = (document: unknown): { readonly _expires?: Date } => {
    const at = spec.expiresAt === undefined ? undefined : valueAt(document, spec.expiresAt);
    const time = typeof at === 'string' ? new Date(at) : undefined;
    return time && !Number.isNaN(time.getTime()) ? { _expires: time } : {};
  };

  return {
    expiryOf,
    upgraded: (stored: StoredDocument) => reader.upgraded(fieldsOf(stored), stored._schema),
    parse: (stored: StoredDocument): Doc => reader.parse(fieldsOf(stored), stored._schema),
    toStored(doc: Doc, version: number): StoredDocument {
      // Through JSON: what is written is the document as it is now, whatever becomes of the object.
      const { id, ...fields } = JSON.parse(JSON.stringify(doc)) as Document & Record<string, unknown>;
      return { _id: id, _version: version, _schema: spec.schemaVersion, ...expiryOf(fields), ...fields };
    },
    toDocument: (stored: StoredDocument): Stored<Doc> => ({
      version: stored._version,
      doc: reader.parse(fieldsOf(stored), stored._schema),
    }),
  };
}
