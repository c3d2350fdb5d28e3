import { z } from 'zod';

/** An event as it lies in the outbox: everything but the state, which is added when it is published. */
export const OutboxEvent = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.string(),
  datacontenttype: z.literal('application/json'),
  seq: z.int(),
  actor: z.string().nullable(),
  organization: z.string().nullable(),
  internalto: z.string().optional(),
  traceparent: z.string().optional(),
  prevhash: z.string(),
  salt: z.string(),
  hash: z.string(),
  change: z.record(z.string(), z.unknown()),
});
export type OutboxEvent = z.infer<typeof OutboxEvent>;

/** As published: CloudEvents 1.0 JSON. */
export type PublishedEvent = Omit<OutboxEvent, 'change'> & {
  readonly stateseq: number;
  /** Of a translation: the type of the event that it tells to readers of an older version. */
  readonly translates?: string;
  readonly data: {
    readonly change: Readonly<Record<string, unknown>>;
    readonly state: Readonly<Record<string, unknown>>;
  };
};

/** What a decision says happened; the gate makes the event of it. */
export type NewEvent<Type extends string = string, Change = Readonly<Record<string, unknown>>> = {
  readonly type: Type;
  readonly change: Change;
  readonly internalTo?: string;
};
