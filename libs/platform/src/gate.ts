import { z } from 'zod';
import { bodyHash, chainHash, noHash } from './chain.ts';
import type { NewEvent } from './event.ts';
import { OutboxEvent } from './event.ts';
import type {
  Collection,
  CollectionSpec,
  Document,
  Page,
  PageRequest,
  ParamsOf,
  Query,
  RowOf,
  Scalar,
  Store,
} from './ports/index.ts';
import { isRefusal, refusal } from './refusal.ts';
import type { Runtime } from './runtime.ts';

/** An aggregate declared once: where it is kept, under which names its events go out, and what of it is public. */
export type AggregateSpec<State extends Document, Public extends object, Queries> = {
  readonly name: string;
  readonly topic: string;
  readonly source: string;
  readonly collection: Omit<CollectionSpec<State, Queries>, 'schema'> & {
    readonly schema: z.ZodObject & z.ZodType<State>;
  };
  /** What events carry as `state`; may change only together with an event. */
  readonly publicState: (state: State) => Public;
};

/** Who commands, for which organization, and under which idempotency key. */
export type CommandContext = {
  readonly actor: string | null;
  readonly organization: string | null;
  readonly command?: { readonly key: string; readonly fingerprint: string };
  readonly traceparent?: string;
  /** The gate adds what was written, so that the answer can name it. */
  readonly wrote: { readonly aggregate: string; readonly id: string; readonly seq: number }[];
};

/** A mail to be sent after the commit: what it is about, never its text with its secrets. */
export type MailDue = {
  readonly kind: string;
  readonly to: string;
  readonly about: Readonly<Record<string, string | number>>;
};

export type Decision<State, Result> = {
  readonly state: State;
  readonly events: readonly NewEvent[];
  /** Remembered under the command's key and given again to a retry: small, JSON, without secrets. */
  readonly result: Result;
  readonly mails?: readonly MailDue[];
  /** The command takes its author's own permission away; a retry still gets its answer. */
  readonly endsOwnStanding?: boolean;
};

export type Change<State, Facts, Result> = {
  /** Reads what the decision rests on; again on every attempt. */
  readonly facts: (state: State) => Promise<Facts> | Facts;
  /** Whether this person may still do this; asked before a remembered answer is given again, too. */
  readonly permit?: (state: State, facts: Facts) => Error | undefined;
  /** Pure. A returned error is a refusal, thrown; the very state it was given, without events, is a no-op: nothing is written. */
  readonly decide: (state: State, facts: Facts) => Decision<State, Result> | Error;
};

export type Outcome<State, Result> = {
  readonly state: State;
  readonly result: Result;
  readonly seq: number;
  readonly replayed: boolean;
};

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
});
export type Gate = z.infer<typeof Gate>;
export type Gated<State> = State & { readonly gate: Gate };
export type PendingMail = z.infer<typeof Mail>;

/** How many commands a document remembers, and how often a lost compare-and-set is tried again. */
const remembered = 16;
const attempts = 200;

/** Added to every aggregate's queries: what a crash left unpublished or unsent. */
const sweepQueries = {
  unpublished: {
    where: (before: string) => ({ 'gate.outbox.0.time': { lte: before } }),
    sort: [['gate.outbox.0.time', 'asc']],
  },
  unsent: {
    where: (before: string) => ({ 'gate.mailsDue.0.at': { lte: before } }),
    sort: [['gate.mailsDue.0.at', 'asc']],
  },
} as const satisfies { readonly [name: string]: Query<string> };

export type Gatekeeper<State extends Document, Queries> = {
  get(id: string): Promise<{ readonly state: State; readonly seq: number } | undefined>;
  getMany(ids: readonly string[]): Promise<readonly State[]>;
  find<K extends keyof Queries & string>(
    query: K,
    params: ParamsOf<Queries[K]>,
    page?: PageRequest,
  ): Promise<Page<RowOf<State, Queries[K]>>>;
  countBy<K extends keyof Queries & string>(
    query: K,
    params: ParamsOf<Queries[K]>,
    field: string,
  ): Promise<ReadonlyMap<Scalar, number>>;
  countByAll<K extends keyof Queries & string>(
    query: K,
    params: ParamsOf<Queries[K]>,
    fields: readonly string[],
  ): Promise<readonly { readonly values: readonly Scalar[]; readonly count: number }[]>;
  /**
   * Creates one. When the id is taken by the same command, its first answer is given again; `taken` names the refusal for
   * a unique index held by another document.
   */
  insert<Result>(
    id: string,
    context: CommandContext,
    decision: Decision<State, Result>,
    taken: (index: string) => Error,
  ): Promise<Outcome<State, Result>>;
  /** Changes one, by compare-and-set; undefined when there is none. */
  update<Facts, Result>(
    id: string,
    context: CommandContext,
    change: Change<State, Facts, Result>,
    taken?: (index: string) => Error,
  ): Promise<Outcome<State, Result> | undefined>;
};

export type Aggregates<State extends Document, Public extends object, Queries> = Gatekeeper<
  State,
  Queries
> & {
  readonly spec: AggregateSpec<State, Public, Queries>;
  readonly documents: Collection<Gated<State>, typeof sweepQueries>;
  /** Called with each document right after its commit. */
  onCommit(listener: (document: Gated<State>) => void): void;
};

/** The only way to write an aggregate: one document, one compare-and-set, its events and mails in the same document. */
export function openAggregates<State extends Document, Public extends object, Queries>(
  store: Store,
  spec: AggregateSpec<State, Public, Queries>,
  runtime: Runtime,
): Aggregates<State, Public, Queries> {
  const documents = store.collection<Gated<State>, Queries & typeof sweepQueries>({
    ...spec.collection,
    schema: spec.collection.schema.extend({ gate: Gate }) as unknown as z.ZodType<Gated<State>>,
    indexes: [
      ...spec.collection.indexes,
      { name: 'unpublished', fields: ['gate.outbox.0.time'] },
      { name: 'unsent', fields: ['gate.mailsDue.0.at'] },
    ],
    queries: { ...spec.collection.queries, ...sweepQueries },
  });
  const listeners: ((document: Gated<State>) => void)[] = [];

  const enter = <Result>(
    before: Gate | undefined,
    id: string,
    context: CommandContext,
    decision: Decision<State, Result>,
    commandId: string,
  ): Gated<State> => {
    const time = runtime.now().toISOString();
    let { seq, hash } = before ?? { seq: 0, hash: noHash };
    const made = decision.events.map((event): OutboxEvent => {
      const body = {
        id: runtime.newId(),
        type: event.type,
        time,
        actor: context.actor,
        organization: context.organization,
        change: event.change,
      };
      const salt = runtime.newSalt();
      const prevhash = hash;
      seq += 1;
      hash = chainHash(prevhash, seq, bodyHash(salt, body));
      return {
        specversion: '1.0',
        ...body,
        source: spec.source,
        subject: id,
        datacontenttype: 'application/json',
        seq,
        prevhash,
        salt,
        hash,
        ...(event.internalTo === undefined ? {} : { internalto: event.internalTo }),
        ...(context.traceparent === undefined ? {} : { traceparent: context.traceparent }),
      };
    });
    const mails = (decision.mails ?? []).map((mail): PendingMail => ({
      id: runtime.newId(),
      at: time,
      ...mail,
    }));
    const command = {
      id: commandId,
      fingerprint: context.command?.fingerprint ?? '',
      result: decision.result,
      endsOwnStanding: decision.endsOwnStanding ?? false,
    };
    return {
      ...decision.state,
      gate: {
        seq,
        hash,
        outbox: [...(before?.outbox ?? []), ...made],
        mailsDue: [...(before?.mailsDue ?? []), ...mails],
        commands: [...(before?.commands ?? []), command].slice(-remembered),
      },
    };
  };

  const finish = <Result>(
    document: Gated<State>,
    context: CommandContext,
    result: Result,
    replayed: boolean,
  ): Outcome<State, Result> => {
    context.wrote.push({ aggregate: spec.name, id: document.id, seq: document.gate.seq });
    if (!replayed) for (const listener of listeners) listener(document);
    return { state: document, result, seq: document.gate.seq, replayed };
  };

  const recall = (document: Gated<State>, commandId: string, context: CommandContext) => {
    const command = document.gate.commands.find(({ id }) => id === commandId);
    if (command && context.command && command.fingerprint !== context.command.fingerprint)
      throw refusal('idempotency-key.reused');
    return command;
  };

  const accepted = <Result>(decision: Decision<State, Result> | Error): Decision<State, Result> => {
    if (decision instanceof Error) throw decision;
    return decision;
  };

  return {
    spec,
    documents: documents as unknown as Collection<Gated<State>, typeof sweepQueries>,
    onCommit: (listener) => void listeners.push(listener),

    async get(id) {
      const stored = await documents.get(id);
      return stored && { state: stored.doc, seq: stored.doc.gate.seq };
    },
    async getMany(ids) {
      return (await documents.getMany(ids)).map(({ doc }) => doc);
    },
    find: (query, params, page) => documents.find(query, params as never, page) as never,
    countBy: (query, params, field) => documents.countBy(query, params as never, field),
    countByAll: (query, params, fields) => documents.countByAll(query, params as never, fields),

    async insert(id, context, decision, taken) {
      const commandId = context.command?.key ?? runtime.newId();
      const document = enter(undefined, id, context, decision, commandId);
      const outcome = await documents.insert(document);
      if (outcome === 'ok') return finish(document, context, decision.result, false);
      const stored = await documents.get(id);
      const earlier = stored && recall(stored.doc, commandId, context);
      if (stored && earlier)
        return finish(stored.doc, context, earlier.result as typeof decision.result, true);
      throw taken(outcome.duplicate);
    },

    async update(id, context, change, taken) {
      const commandId = context.command?.key ?? runtime.newId();
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const stored = await documents.get(id);
        if (!stored) return undefined;
        const facts = await change.facts(stored.doc);
        const earlier = recall(stored.doc, commandId, context);
        const forbidden = change.permit?.(stored.doc, facts);
        if (earlier && (!forbidden || earlier.endsOwnStanding))
          return finish(stored.doc, context, earlier.result as never, true);
        if (forbidden) throw forbidden;
        const decision = accepted(change.decide(stored.doc, facts));
        if (decision.state === stored.doc && decision.events.length === 0 && !decision.mails?.length)
          return finish(stored.doc, context, decision.result, true);
        const document = enter(stored.doc.gate, id, context, decision, commandId);
        const outcome = await documents.replace(document, stored.version).catch(async (error: unknown) => {
          // Unknown outcome: only the document itself can tell whether the write arrived.
          const now = isRefusal(error) ? undefined : await documents.get(id);
          if (now && recall(now.doc, commandId, context)) return 'ok' as const;
          throw error;
        });
        if (outcome === 'ok') return finish(document, context, decision.result, false);
        if (outcome !== 'lost')
          throw taken
            ? taken(outcome.duplicate)
            : new Error(`unique index ${outcome.duplicate} of ${spec.name} is taken`);
        if (attempt > 3)
          await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(attempt, 20)));
      }
      throw refusal('write.contended');
    },
  };
}
