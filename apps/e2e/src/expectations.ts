import { isDeepStrictEqual } from 'node:util';
import type { ErrorCode } from '@tandem/contracts';
import { ApiProblem } from '@tandem/contracts';

/** Something that the story did not expect. */
export class Surprise extends Error {}

export function same<Value>(what: string, actual: Value, expected: Value): void {
  if (!isDeepStrictEqual(actual, expected)) {
    throw new Surprise(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }
}

/** The call must be refused with exactly this code. */
export async function refused(code: ErrorCode, call: Promise<unknown>): Promise<void> {
  const outcome = await call.then(
    () => 'accepted',
    (error: unknown) => {
      if (error instanceof ApiProblem) return error.code;
      throw error;
    },
  );
  if (outcome !== code) throw new Surprise(`expected the refusal ${code}, got ${outcome}`);
}
