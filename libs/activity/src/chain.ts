import type { ChainReport } from '@tandem/contracts';
import { bodyHash, chainHash, noHash } from '@tandem/platform';
import type { z } from 'zod';
import type { JournaledEvent } from './journal.store.ts';

export type Fault = z.infer<typeof ChainReport>['faults'][number];
/** How far a chain has been followed. */
export type Link = { readonly subject: string; readonly seq: number; readonly hash: string };

export const beginningOf = (subject: string): Link => ({ subject, seq: 0, hash: noHash });
export const linkOf = ({ subject, seq, hash }: JournaledEvent): Link => ({ subject, seq, hash });

/** What is wrong with an event, given the one journaled before it in the same chain. */
export function faultsOf(before: Link, event: JournaledEvent): Fault[] {
  const { subject, seq } = event;
  const faults = missingBetween(before, seq);
  // After a gap there is nothing to compare with; the gap itself is the fault.
  if (faults.length === 0 && event.prevhash !== before.hash)
    faults.push({ subject, seq, what: 'broken-link' });
  if (event.hash !== expectedHash(event)) faults.push({ subject, seq, what: 'altered' });
  return faults;
}

/** The numbers after a link that are not there though one at `next` is, or is expected; a hundred at most. */
export function missingBetween({ subject, seq }: Link, next: number): Fault[] {
  const count = Math.min(Math.max(next - seq - 1, 0), 100);
  return Array.from({ length: count }, (_, n): Fault => ({ subject, seq: seq + 1 + n, what: 'missing' }));
}

const expectedHash = ({ id, type, time, actor, organization, data, salt, prevhash, seq }: JournaledEvent) =>
  chainHash(prevhash, seq, bodyHash(salt, { id, type, time, actor, organization, change: data.change }));
