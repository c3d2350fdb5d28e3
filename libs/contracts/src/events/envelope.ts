import { z } from 'zod';
import { Id, Time } from '../primitives.ts';
import type { EventType } from './topics.ts';
import { events } from './topics.ts';

/** CloudEvents 1.0 (structured JSON) with the extensions that every Tandem event carries. */
export const Envelope = z.object({
  specversion: z.literal('1.0'),
  id: Id,
  source: z.string().meta({ description: 'like /tandem/org' }),
  type: z.string(),
  subject: Id.meta({ description: 'the aggregate' }),
  time: Time,
  datacontenttype: z.literal('application/json'),
  seq: z.int().min(1).meta({ description: 'numbers the events of one aggregate without gaps' }),
  stateseq: z.int().min(1).meta({ description: 'the seq that `data.state` includes' }),
  actor: Id.nullable().meta({ description: 'account; null: the system' }),
  organization: Id.nullable().meta({ description: 'acted for' }),
  internalto: Id.optional().meta({ description: 'the only organization that may see the event' }),
  translates: z.string().optional().meta({
    description:
      'the type of the event that this one tells to readers of an older version, with its id, seq and hashes; no link of the chain',
  }),
  traceparent: z.string().optional(),
  prevhash: z.string(),
  salt: z.string(),
  hash: z.string(),
  data: z.object({ change: z.looseObject({}), state: z.looseObject({}) }),
});
export type Envelope = z.infer<typeof Envelope>;

export type ChangeOf<Type extends EventType> = z.infer<(typeof events)[Type]>;

/** Reads the change of an event of a known type; undefined for a type that this version does not know. */
export function readChange(
  envelope: Pick<Envelope, 'type' | 'data'>,
): { type: EventType; change: Record<string, unknown> } | undefined {
  const schema = Object.hasOwn(events, envelope.type) ? events[envelope.type as EventType] : undefined;
  return schema && { type: envelope.type as EventType, change: schema.parse(envelope.data.change) };
}
