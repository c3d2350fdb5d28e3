import type { z } from 'zod';
import type { Aggregates, AggregateSpec, CommandContext, Decision, Outcome } from './aggregate.ts';
import type { OutboxEvent } from './event.ts';
import type { Gated, PendingMail } from './gated-document.ts';
import { enterDecision, Gate, recallCommand, sweepQueries } from './gated-document.ts';
import { withOwnQueries } from './own-queries.ts';
import type { Collection, Document, Store } from './ports/index.ts';
import { isRefusal, refusal } from './refusal.ts';
import type { Runtime } from './runtime.ts';

/** How often a lost compare-and-set is tried again. */
const attempts = 200;

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
    queries: withOwnQueries(spec.collection.name, spec.collection.queries, sweepQueries),
  });
  type Listener = (
    document: Gated<State>,
    events: readonly OutboxEvent[],
    mails: readonly PendingMail[],
  ) => void;
  const listeners: Listener[] = [];

  const finish = <Result>(
    document: Gated<State>,
    context: CommandContext,
    result: Result,
    added?: Pick<Decision<State, Result>, 'events' | 'mails'>,
  ): Outcome<State, Result> => {
    const { outbox, mailsDue } = document.gate;
    context.wrote.push({ aggregate: spec.name, id: document.id, seq: document.gate.seq });
    const events = outbox.slice(outbox.length - (added?.events.length ?? 0));
    const mails = mailsDue.slice(mailsDue.length - (added?.mails?.length ?? 0));
    if (added || outbox.length > 0) for (const listener of listeners) listener(document, events, mails);
    return { state: document, result, seq: document.gate.seq, replayed: !added };
  };

  /** After an unknown outcome: only the document can tell whether this write, or a twin of it, arrived. */
  const arrived = async (
    error: unknown,
    { id, gate }: Gated<State>,
    commandId: string,
    context: CommandContext,
  ): Promise<'this' | 'a twin'> => {
    const now = isRefusal(error) ? undefined : await documents.get(id);
    if (!now || !recallCommand(now.doc.gate, commandId, context)) throw error;
    return now.doc.gate.hash === gate.hash ? 'this' : 'a twin';
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
      const document = enterDecision(undefined, decision, { id: commandId, context }, { spec, runtime });
      const outcome = await documents.insert(document).catch(async (error: unknown) => {
        const which = await arrived(error, document, commandId, context);
        return which === 'this' ? ('ok' as const) : { duplicate: 'id' };
      });
      if (outcome === 'ok') return finish(document, context, decision.result, decision);
      const stored = await documents.get(id);
      const earlier = stored && recallCommand(stored.doc.gate, commandId, context);
      if (stored && earlier) return finish(stored.doc, context, earlier.result as typeof decision.result);
      throw taken(outcome.duplicate);
    },

    async update(id, context, change, taken) {
      const commandId = context.command?.key ?? runtime.newId();
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const stored = await documents.get(id);
        if (!stored) return undefined;
        const facts = await change.facts(stored.doc);
        const forbidden = change.permit?.(stored.doc, facts);
        if (
          forbidden &&
          !stored.doc.gate.commands.some(({ id, endsOwnStanding }) => id === commandId && endsOwnStanding)
        )
          throw forbidden;
        const earlier = recallCommand(stored.doc.gate, commandId, context);
        if (earlier) return finish(stored.doc, context, earlier.result as never);
        const decision = accepted(change.decide(stored.doc, facts));
        // Nothing to write; but a key is remembered all the same, or its retry might find something to do.
        const nothing =
          decision.state === stored.doc && decision.events.length === 0 && !decision.mails?.length;
        if (nothing && !context.command) return finish(stored.doc, context, decision.result);
        const document = enterDecision(
          stored.doc.gate,
          decision,
          { id: commandId, context },
          { spec, runtime },
        );
        const outcome = await documents.replace(document, stored.version).catch(async (error: unknown) => {
          const which = await arrived(error, document, commandId, context);
          return which === 'this' ? 'ok' : 'lost';
        });
        if (outcome === 'ok') return finish(document, context, decision.result, decision);
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
