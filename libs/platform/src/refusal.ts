/** A refusal travels as an error that carries its stable code and details; which codes exist is the contracts' business. */
export type Refusal = Error & {
  readonly refusal: { readonly code: string; readonly details: Readonly<Record<string, unknown>> };
};

export const isRefusal = (value: unknown): value is Refusal => value instanceof Error && 'refusal' in value;

/** For the mechanism's own codes (`request.*`, `copy.behind`, `write.contended`, `idempotency-key.reused`, `identity.invalid`). */
export function refusal(code: string, details: Readonly<Record<string, unknown>> = {}): Refusal {
  return Object.assign(new Error(code), { refusal: { code, details } });
}
