import mongoose from 'mongoose';
import { Unavailable } from '../ports/index.ts';

const { mongo } = mongoose;

/** The server is there but cannot serve now: not primary, stepping down, shutting down, out of time, not yet replicated. */
const passingCodes: readonly unknown[] = [
  6, 7, 50, 64, 89, 91, 133, 134, 189, 202, 262, 9001, 10058, 10107, 11600, 11602, 13435, 13436,
];

const closedErrors = [
  mongo.MongoNotConnectedError,
  mongo.MongoServerClosedError,
  mongo.MongoTopologyClosedError,
  mongo.MongoClientClosedError,
];
const unreachableErrors = [
  mongo.MongoNetworkError,
  mongo.MongoServerSelectionError,
  mongo.MongoOperationTimeoutError,
  mongo.MongoStalePrimaryError,
  mongoose.Error.MongooseServerSelectionError,
  ...closedErrors,
];

/** The names behind `mongodb+srv` could not be looked up. */
const isLookup = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && /^query(Srv|Txt)$/.test(String(error.syscall));

/** Whether this may pass by itself: what was asked of the server may or may not have happened. */
export function isUnreachable(error: unknown): boolean {
  if (unreachableErrors.some((kind) => error instanceof kind) || isLookup(error)) return true;
  if (!(error instanceof mongo.MongoError)) return false;
  return (
    passingCodes.includes(error.code) ||
    error.name === 'MongoWaitQueueTimeoutError' ||
    (error instanceof mongo.MongoBulkWriteError && isUnreachable(error.errorResponse)) ||
    error.hasErrorLabel(mongo.MongoErrorLabel.RetryableWriteError)
  );
}

const duplicateKey = 11000;

/** `index` is the unique index as MongoDB names it. */
export type WriteRefusal = { readonly position: number; readonly index: string };

/** The refused writes of a batch, by position; a single write is at position 0. Throws any other error on. */
export function duplicatesIn(error: unknown): readonly WriteRefusal[] {
  if (error instanceof mongo.MongoBulkWriteError) {
    // The driver tells of the refused writes alone, also where the others were not made durable.
    const unconfirmed = error.result.getWriteConcernError();
    if (unconfirmed) throw unavailable(unconfirmed);
    const refused = [error.writeErrors].flat();
    if (error.code !== duplicateKey || refused.some(({ code }) => code !== duplicateKey)) throw error;
    return refused.map(({ index, errmsg }) => ({ position: index, index: indexNamed(errmsg ?? '') }));
  }
  if (!(error instanceof mongo.MongoServerError) || error.code !== duplicateKey) throw error;
  return [{ position: 0, index: indexNamed(error.message) }];
}

const indexNamed = (message: string): string => / index: (\S+)/.exec(message)?.[1] ?? '';

export const unavailable = (cause: unknown): Unavailable => new Unavailable('MongoDB', cause);
