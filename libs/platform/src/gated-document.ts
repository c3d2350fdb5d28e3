import { z } from 'zod';
import type { AggregateSpec, CommandContext, Decision } from './aggregate.ts';
import { bodyHash, chainHash, noHash } from './chain.ts';
import { OutboxEvent } from './event.ts';
import type { Document, Query } from './ports/index.ts';
import { refusal } from './refusal.ts';
import type { Runtime } from './runtime.ts';
import { activeTraceparent } from './telemetry/scope.ts';

const Command = z.object({
  id: z.string(),
  fingerprint: z.string(),
  result: z.unknown(),
  endsOwnStanding: z.boolean(),
});
const Mail = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.string(),
  to: z.string(),
  about: z.record(z.string(), z.union([z.string(), z.number()])),
});
export const Gate = z.object({
  seq: z.int(),
  hash: z.string(),
  outbox: z.array(OutboxEvent),
  mailsDue: z.array(Mail),
  commands: z.array(Command),
  /** Digests of keys whose answers are forgotten: refused, so that a late retry never applies twice. */
  forgotten: z.array(z.string()).default([]),
});
export type Gate = z.infer<typeof Gate>;
export type Gated<State> = State & { readonly gate: Gate };
export type PendingMail = z.infer<typeof Mail>;

/** How many commands a document remembers with their answers, and how many more keys it refuses. */
const remembered = 16;
const refusedKeys = 256;
const digest = (key: string) => key.slice(0, 12);

/** Added to every aggregate's queries: what a crash left unpublished or unsent; and the same to be measured, unparsed. */
export const sweepQueries = {
  allIds: { where: () => ({}), fields: ['id'] },
  unpublished: {
    where: (before: string) => ({ 'gate.outbox.0.time': { lte: before } }),
    sort: [['gate.outbox.0.time', 'asc']],
  },
  unsent: {
    where: (before: string) => ({ 'gate.mailsDue.0.at': { lte: before } }),
    sort: [['gate.mailsDue.0.at', 'asc']],
  },
  outboxes: {
    where: (before: string) => ({ 'gate.outbox.0.time': { lte: before } }),
    sort: [['gate.outbox.0.time', 'asc']],
    fields: ['gate'],
  },
  dueMails: {
    where: (before: string) => ({ 'gate.mailsDue.0.at': { lte: before } }),
    sort: [['gate.mailsDue.0.at', 'asc']],
    fields: ['gate'],
  },
} as const satisfies { readonly [name: string]: Query<string> | Query<undefined> };

/** Numbers and chains the events of a decision, each to the one before it. */
function chained(
  before: Pick<Gate, 'seq' | 'hash'>,
  decision: Pick<Decision<unknown, unknown>, 'events'>,
  {
    source,
    id,
    context,
    time,
    runtime,
  }: {
    readonly source: string;
    readonly id: string;
    readonly context: CommandContext;
    readonly time: string;
    readonly runtime: Runtime;
  },
): OutboxEvent[] {
  let { seq, hash } = before;
  const traceparent = activeTraceparent() ?? context.traceparent;
  return decision.events.map((event) => {
    const { actor, organization } = context;
    const body = { id: runtime.newId(), type: event.type, time, actor, organization, change: event.change };
    const salt = runtime.newSalt();
    const prevhash = hash;
    seq += 1;
    hash = chainHash(prevhash, seq, bodyHash(salt, body));
    return {
      specversion: '1.0',
      ...body,
      source,
      subject: id,
      datacontenttype: 'application/json',
      seq,
      prevhash,
      salt,
      hash,
      ...(event.internalTo === undefined ? {} : { internalto: event.internalTo }),
      ...(traceparent === undefined ? {} : { traceparent }),
    };
  });
}

/** The document after a decision: the new state, and beside it its events, its mails and its answer. */
export function enterDecision<State extends Document, Result>(
  before: Gate | undefined,
  decision: Decision<State, Result>,
  command: { readonly id: string; readonly context: CommandContext },
  {
    spec,
    runtime,
  }: { readonly spec: Pick<AggregateSpec<State, object, unknown>, 'source'>; readonly runtime: Runtime },
): Gated<State> {
  const time = runtime.now().toISOString();
  const { context } = command;
  const head = before ?? { seq: 0, hash: noHash, outbox: [], mailsDue: [], commands: [], forgotten: [] };
  const made = chained(head, decision, {
    source: spec.source,
    id: decision.state.id,
    context,
    time,
    runtime,
  });
  const mails = (decision.mails ?? []).map((mail): PendingMail => ({
    id: runtime.newId(),
    at: time,
    ...mail,
  }));
  const remember = {
    id: command.id,
    fingerprint: context.command?.fingerprint ?? '',
    result: decision.result,
    endsOwnStanding: decision.endsOwnStanding ?? false,
  };
  const last = made.at(-1) ?? head;
  const commands = [...head.commands, remember];
  const dropped = commands
    .slice(0, -remembered)
    .filter(({ fingerprint }) => fingerprint !== '')
    .map(({ id }) => digest(id));
  return {
    ...decision.state,
    gate: {
      seq: last.seq,
      hash: last.hash,
      outbox: [...head.outbox, ...made],
      mailsDue: [...head.mailsDue, ...mails],
      commands: commands.slice(-remembered),
      forgotten: [...head.forgotten, ...dropped].slice(-refusedKeys),
    },
  };
}

/** The remembered command with this id; refuses another request under its key, and a key whose answer is forgotten. */
export function recallCommand({ commands, forgotten }: Gate, id: string, { command }: CommandContext) {
  const known = commands.find((one) => one.id === id);
  const other = known && command && known.fingerprint !== command.fingerprint;
  if (other || (!known && command && forgotten.includes(digest(id)))) throw refusal('idempotency-key.reused');
  return known;
}
