import { z } from 'zod';
import type {
  BatchHandler,
  Collection,
  Index,
  LogRecord,
  Page,
  PageRequest,
  ParamsOf,
  Query,
  Scalar,
  Store,
  Stored,
} from './ports/index.ts';
import { refusal } from './refusal.ts';

/** What a service keeps of another service's aggregates, and by what it finds them. Paths start with `state.`. */
export type CopySpec<State extends { readonly id: string }, Queries> = {
  readonly name: string;
  /** The kind of aggregate, as events' `wrote` headers name it. */
  readonly aggregate: string;
  readonly topic: string;
  readonly schema: z.ZodType<State>;
  readonly indexes: readonly Index[];
  readonly queries: Queries;
  /** By what else a state is found, kept beside it (paths start with `keys.`): for array indexes over what the state nests. */
  readonly keys?: (state: State) => CopyKeys;
};

export type CopyKeys = Readonly<Record<string, readonly Scalar[]>>;
export type CopyDocument<State> = {
  readonly id: string;
  readonly state: State | null;
  readonly keys?: CopyKeys;
  readonly behind: { readonly seq: number; readonly error: string } | null;
};

/** A read-only copy; every read that meets one that could not be brought up to date refuses with `copy.behind`. */
export type Copy<State, Queries> = {
  readonly aggregate: string;
  readonly topic: string;
  readonly name: string;
  readonly handle: BatchHandler;
  get(id: string): Promise<State | undefined>;
  /** Those known, by id. */
  getMany(ids: readonly string[]): Promise<ReadonlyMap<string, State>>;
  find<K extends keyof Queries & string>(
    query: K,
    params: ParamsOf<Queries[K]>,
    page?: PageRequest,
  ): Promise<Page<State>>;
  /** The `seq` that each known one has got to, by id; those that could not be read too. */
  reached(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Whether the copy includes event `seq` of that aggregate. */
  applied(id: string, seq: number): Promise<boolean>;
};

// A state read at seq n is stored as version 2n; one that could not be read as 2n - 1, so that a later replay of the same
// event repairs it while an older one cannot hide it.
const goodVersion = (stateSeq: number) => stateSeq * 2;
const behindVersion = (stateSeq: number) => stateSeq * 2 - 1;
const seqOf = (version: number) => Math.floor(version / 2);
const cacheSize = 500;

/** The part of an event that a copy rests on. */
const Stated = z.object({ stateseq: z.int().min(1), data: z.object({ state: z.unknown() }) });
/** Undefined for a message that cannot be numbered. */
const stateSeqOf = ({ value }: LogRecord): number | undefined => Stated.safeParse(value).data?.stateseq;

export function openCopy<
  State extends { readonly id: string },
  Queries extends { readonly [name: string]: Query<never> },
>(store: Store, spec: CopySpec<State, Queries>): Copy<State, Queries> {
  const schema = z.object({
    id: z.string(),
    state: spec.schema.nullable(),
    keys: z.record(z.string(), z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))).optional(),
    behind: z.object({ seq: z.int(), error: z.string() }).nullable(),
  });
  const documents: Collection<CopyDocument<State>, Queries> = store.collection<CopyDocument<State>, Queries>({
    name: spec.name,
    schema: schema as unknown as z.ZodType<CopyDocument<State>>,
    schemaVersion: 1,
    indexes: spec.indexes,
    queries: spec.queries,
  });
  const cache = new Map<string, { readonly version: number; readonly doc: CopyDocument<State> }>();

  const current = (document: CopyDocument<State>): State => {
    if (document.behind || !document.state)
      throw refusal('copy.behind', { aggregate: spec.aggregate, seq: document.behind?.seq });
    return document.state;
  };

  /** The least recently asked for goes first. */
  const remember = (id: string, version: number, doc: CopyDocument<State>) => {
    cache.delete(id);
    cache.set(id, { version, doc });
    const oldest = cache.size > cacheSize ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
  };

  const keysOf = (state: State | null): { readonly keys?: CopyKeys } =>
    state && spec.keys ? { keys: spec.keys(state) } : {};

  const entry = async ({ key, value }: LogRecord) => {
    const event = Stated.safeParse(value);
    const parsed = event.success ? spec.schema.safeParse(event.data.data.state) : event;
    if (event.success && parsed.success) {
      const state = parsed.data as State;
      return {
        version: goodVersion(event.data.stateseq),
        doc: { id: key, state, ...keysOf(state), behind: null },
      };
    }
    // What cannot even be numbered counts as the event after the last one that could.
    const before = await documents.get(key);
    const seq = event.success ? event.data.stateseq : seqOf(before?.version ?? 0) + 1;
    const state = before?.doc.state ?? null;
    const error = parsed.error ? z.prettifyError(parsed.error).slice(0, 500) : '';
    return { version: behindVersion(seq), doc: { id: key, state, ...keysOf(state), behind: { seq, error } } };
  };

  return {
    aggregate: spec.aggregate,
    topic: spec.topic,
    name: spec.name,

    async handle(records) {
      // Of each aggregate only the newest state of the batch matters, and what could not be numbered after it.
      const newest = new Map<string, LogRecord>();
      const unnumbered = new Map<string, LogRecord>();
      for (const record of records) {
        const seq = stateSeqOf(record);
        if (seq === undefined) unnumbered.set(record.key, record);
        else {
          unnumbered.delete(record.key);
          const known = newest.get(record.key);
          if (!known || (stateSeqOf(known) ?? 0) <= seq) newest.set(record.key, record);
        }
      }
      await documents.putIfNewer(await Promise.all([...newest.values()].map(entry)));
      if (unnumbered.size > 0)
        await documents.putIfNewer(await Promise.all([...unnumbered.values()].map(entry)));
    },

    async get(id) {
      const known = cache.get(id);
      const answer = known ? await documents.getUnless(id, known.version) : await documents.get(id);
      if (answer === undefined) return undefined;
      const { version, doc } =
        answer === 'unchanged' && known ? known : (answer as Stored<CopyDocument<State>>);
      remember(id, version, doc);
      return current(doc);
    },

    async getMany(ids) {
      // What has not changed since it was last read is neither read nor parsed again.
      const versions = await documents.versions([...new Set(ids)]);
      const changed = [...versions]
        .filter(([id, version]) => cache.get(id)?.version !== version)
        .map(([id]) => id);
      const held = [...versions.keys()].flatMap((id) => cache.get(id) ?? []);
      const read = changed.length > 0 ? await documents.getMany(changed) : [];
      const found = [...held.filter(({ doc }) => !changed.includes(doc.id)), ...read];
      for (const { version, doc } of found) remember(doc.id, version, doc);
      return new Map(found.map(({ doc }) => [doc.id, current(doc)]));
    },

    async find(query, params, page) {
      const found = await documents.find(query, params, page);
      return { ...found, rows: found.rows.map((document) => current(document as CopyDocument<State>)) };
    },

    async reached(ids) {
      const versions = await documents.versions([...new Set(ids)]);
      return new Map([...versions].map(([id, version]) => [id, Math.ceil(version / 2)]));
    },

    async applied(id, seq) {
      // An odd version is that of a copy that is behind.
      const version = (await documents.versions([id])).get(id) ?? 0;
      return version % 2 === 0 && version >= goodVersion(seq);
    },
  };
}
