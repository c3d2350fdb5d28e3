import type { z } from 'zod';
import type { NewEvent, OutboxEvent } from './event.ts';
import type { Gated, PendingMail, sweepQueries } from './gated-document.ts';
import type { Collection, CollectionSpec, Document } from './ports/index.ts';
import type { Translations } from './translation.ts';

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
  /** While a breaking change has readers of the older version (docs/changing-events.md). */
  readonly translations?: Translations;
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
  /** Pure. A returned error is a refusal, thrown; the very state it was given, without events, is a no-op: only a key is written. */
  readonly decide: (state: State, facts: Facts) => Decision<State, Result> | Error;
};

export type Outcome<State, Result> = {
  readonly state: State;
  readonly result: Result;
  readonly seq: number;
  readonly replayed: boolean;
};

export type Gatekeeper<State extends Document, Queries> = Pick<
  Collection<State, Queries>,
  'find' | 'countBy' | 'countByAll'
> & {
  get(id: string): Promise<{ readonly state: State; readonly seq: number } | undefined>;
  getMany(ids: readonly string[]): Promise<readonly State[]>;
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
  /**
   * Called with each document right after its commit, and the events and mails that this commit added to it: none where an
   * answer was repeated.
   */
  onCommit(
    listener: (document: Gated<State>, events: readonly OutboxEvent[], mails: readonly PendingMail[]) => void,
  ): void;
};
