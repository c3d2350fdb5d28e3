import { createHash, randomBytes } from 'node:crypto';
import { v5, v7 } from 'uuid';

/** Time, ids and randomness, passed in so that tests can simulate them. */
export type Runtime = {
  readonly now: () => Date;
  readonly newId: () => string;
  /** 128 random bits, hex. */
  readonly newSalt: () => string;
};

export const systemRuntime: Runtime = {
  now: () => new Date(),
  newId: () => v7(),
  newSalt: () => randomBytes(16).toString('hex'),
};

const namespace = 'f1f6f6a4-6d0c-5f0e-9d55-3a2c5f1f8a11';

/** The same id for the same parts, always; for what must be created once however often it is asked for. */
export const derivedId = (...parts: readonly string[]): string => v5(JSON.stringify(parts), namespace);

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
