import canonicalize from 'canonicalize';
import { sha256 } from './runtime.ts';

/** What of an event is chained. */
export type Chained = {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly actor: string | null;
  readonly organization: string | null;
  readonly change: unknown;
};

/** The `prevhash` of every aggregate's first event. */
export const noHash = '0'.repeat(64);

/** RFC 8785; throws for what JSON cannot carry. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/** Of one event's body; a body can be withheld and the chain still checked with this alone. */
export const bodyHash = (salt: string, event: Chained): string =>
  sha256(
    salt +
      canonicalJson({
        id: event.id,
        type: event.type,
        time: event.time,
        actor: event.actor,
        organization: event.organization,
        change: event.change,
      }),
  );

export const chainHash = (prevhash: string, seq: number, body: string): string =>
  sha256(`${prevhash}.${seq}.${body}`);
