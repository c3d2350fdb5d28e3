import { readChange } from '@tandem/contracts';
import type { EventType } from '@tandem/contracts';
import type { JournaledEvent } from './journal.store.ts';

export type Change = Readonly<Record<string, unknown>>;
export type KnownChange = { readonly type: EventType; readonly change: Change };

/** The change of an event whose type and shape this version knows, without fields that it does not know. */
export function knownChange({ type, data }: Pick<JournaledEvent, 'type' | 'data'>): KnownChange | undefined {
  try {
    return readChange({ type, data: { ...data, state: {} } });
  } catch {
    return undefined;
  }
}
