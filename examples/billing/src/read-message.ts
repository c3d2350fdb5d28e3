import type { EventType } from '@tandem/contracts';
import { Envelope, events, OrganizationState } from '@tandem/contracts';
import type { Move } from './figures.ts';

/** The newest name of an organization is the one with the highest `stateseq`. */
export type Naming = { readonly organizationId: string; readonly stateseq: number; readonly name: string };

const Named = OrganizationState.pick({ name: true });

/** The types that count here, in every version that this program understands: a breaking change of moves gets a second row. */
const readers = {
  'tandem.image.moved.v1': (change: unknown) => {
    const { move, from, to, entrustedTo } = events['tandem.image.moved.v1'].parse(change);
    return { move, from, to, organizationId: entrustedTo?.organizationId ?? null };
  },
} as const satisfies Partial<Record<EventType, (change: unknown) => Omit<Move, 'image' | 'seq' | 'time'>>>;
const understood = (type: string): type is keyof typeof readers => Object.hasOwn(readers, type);

/** What counts in a message of the images topic; undefined for all else. Throws when it is no event, or not as its type promises. */
export function readMove(value: string): Move | undefined {
  const { type, translates, subject, seq, time, data } = Envelope.parse(JSON.parse(value));
  // A translation says again, in an older version, what another event says: who understands that one skips it.
  if (translates !== undefined && understood(translates)) return undefined;
  return understood(type) ? { image: subject, seq, time, ...readers[type](data.change) } : undefined;
}

/** Every event of an organization carries its state, so even one of an unknown type tells the name. Throws as `readMove`. */
export function readNaming(value: string): Naming {
  const { subject, stateseq, data } = Envelope.parse(JSON.parse(value));
  return { organizationId: subject, stateseq, name: Named.parse(data.state).name };
}
