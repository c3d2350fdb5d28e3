import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';
import { z } from 'zod';
import type { CollectionSpec, Document } from '../ports/index.ts';
import type { StoredDocument } from './stored-document.ts';

export type StoredModel = Model<StoredDocument>;

/**
 * A collection's model, for reads: lean, and no condition on a field that its declaration does not have. Documents are
 * checked by zod and written through `model.collection`; mongoose casts and defaults nothing, so that every adapter of the
 * store gives the same answer.
 */
export function modelOf<Doc extends Document, Queries>(
  connection: Connection,
  spec: CollectionSpec<Doc, Queries>,
): StoredModel {
  const declared = spec.schema instanceof z.ZodObject ? Object.keys(spec.schema.shape) : undefined;
  const indexed = spec.indexes.flatMap(({ fields }) => fields);
  const top = [...(declared ?? []), ...indexed].map((field) => field.split('.')[0] ?? field);
  const fields = [...new Set(top)].filter((field) => field !== 'id');
  const schema = new mongoose.Schema(
    {
      _id: String,
      _version: Number,
      _schema: Number,
      _expires: Date,
      ...Object.fromEntries(fields.map((field) => [field, mongoose.Schema.Types.Mixed])),
    },
    {
      collection: spec.name,
      strict: false,
      strictQuery: declared ? 'throw' : false,
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
      id: false,
      minimize: false,
      versionKey: false,
    },
  );
  return connection.model(spec.name, schema, spec.name, { overwriteModels: true }) as unknown as StoredModel;
}
