import type { Readable } from 'node:stream';

const keyPattern = /^[a-z0-9_-][a-z0-9_.-]*(\/[a-z0-9_-][a-z0-9_.-]*)*$/;

/** Throws where a key is empty, leads out of its folder or has other characters; every adapter asks it first. */
export function checkBlobKey(key: string): void {
  if (!keyPattern.test(key)) throw new Error(`Not a key for a blob: ${JSON.stringify(key)}`);
}

/** Immutable byte strings by key (`[a-z0-9/_.-]`, never leading or climbing). */
export interface Blobs {
  /** Durable when it resolves; the same key again is a no-op when it exists. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** Undefined when there is no such blob. */
  open(key: string): Promise<{ readonly stream: Readable; readonly size: number } | undefined>;
  remove(key: string): Promise<void>;
  close(): Promise<void>;
}
