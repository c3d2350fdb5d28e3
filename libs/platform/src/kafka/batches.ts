import type { LogRecord } from '../ports/index.ts';

/** Bytes. */
const largestRequest = 900_000;
export const largestRecord = 2 * 1024 * 1024;
/** What a record and its batch need beside key and value. */
export const overhead = 16 * 1024;

const largestBatch = 500;
/** Bytes of values. */
const batchSize = 4_000_000;

export type Outgoing = { readonly key: string; readonly value: string };
export type Incoming = {
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
};

function cut<T>(all: readonly T[], sizeOf: (one: T) => number, bytes: number, number: number): T[][] {
  const parts: T[][] = [];
  let part: T[] = [];
  let size = 0;
  for (const one of all) {
    const more = sizeOf(one);
    if (part.length > 0 && (size + more > bytes || part.length >= number)) {
      parts.push(part);
      [part, size] = [[], 0];
    }
    part.push(one);
    size += more;
  }
  return part.length > 0 ? [...parts, part] : parts;
}

/** What to send, in requests that a broker takes. @throws when a record is larger than a topic takes; then nothing is sent. */
export function cutRequests(records: readonly LogRecord[]): readonly (readonly Outgoing[])[] {
  const sized = records.map(({ key, value }) => {
    const message = { key, value: JSON.stringify(value) ?? 'null' };
    const size = Buffer.byteLength(message.key) + Buffer.byteLength(message.value);
    if (size > largestRecord)
      throw new Error(`The record of ${key} has ${size} bytes; the event log takes ${largestRecord}.`);
    return { message, size };
  });
  const requests = cut(sized, ({ size }) => size + 100, largestRequest, Infinity);
  return requests.map((request) => request.map(({ message }) => message));
}

export const cutBatches = <T extends Incoming>(messages: readonly T[]): readonly (readonly T[])[] =>
  cut(messages, ({ value }) => value?.length ?? 0, batchSize, largestBatch);

const parsed = (value: Buffer | null): unknown => {
  if (value === null) return null;
  const text = value.toString();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** A value that is not JSON is handed on as its text: what to make of it is for the consumer to say. */
export const recordOf = ({ key, value }: Incoming): LogRecord => ({
  key: key?.toString() ?? '',
  value: parsed(value),
});
