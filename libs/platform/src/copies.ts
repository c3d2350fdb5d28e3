import { z } from 'zod';
import type { CopyBehind } from './copies-behind.ts';
import { behindQueries, openCopyBehind } from './copies-behind.ts';
import { createIntake } from './copy-intake.ts';
import { goodVersion, isBehind, reachedSeq } from './copy-version.ts';
import type {
  BatchHandler,
  Collection,
  Index,
  Page,
  PageRequest,
  ParamsOf,
  Query,
  Scalar,
  Store,
  Stored,
} from './ports/index.ts';
import { withOwnQueries } from './own-queries.ts';
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
  /** Of one that is behind, what it was before; null where nothing was ever read. */
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
  readonly behind: CopyBehind;
  /** How many of its documents could not be brought up to date. */
  readonly countBehind: CopyBehind['count'];
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

const cacheSize = 500;

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
  const opened = store.collection<CopyDocument<State>, Queries & typeof behindQueries>({
    name: spec.name,
    schema: schema as unknown as z.ZodType<CopyDocument<State>>,
    schemaVersion: 1,
    indexes: [...spec.indexes, { name: 'behind', fields: ['behind.seq'] }],
    queries: withOwnQueries(spec.name, spec.queries, behindQueries),
  });
  const documents = opened as unknown as Collection<CopyDocument<State>, Queries>;
  const marked = opened as unknown as Collection<CopyDocument<State>, typeof behindQueries>;
  const cache = new Map<string, { readonly version: number; readonly doc: CopyDocument<State> }>();

  /** Undefined where all that ever arrived under this id was passed over. */
  const current = ({ state, behind }: CopyDocument<State>): State | undefined => {
    if (behind) throw refusal('copy.behind', { aggregate: spec.aggregate, seq: behind.seq });
    return state ?? undefined;
  };

  /** The least recently asked for goes first. */
  const remember = (id: string, version: number, doc: CopyDocument<State>) => {
    cache.delete(id);
    cache.set(id, { version, doc });
    const oldest = cache.size > cacheSize ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
  };

  const { good, handle } = createIntake(marked, spec);
  const behind = openCopyBehind(marked, { ...spec, good, handle });
  return {
    aggregate: spec.aggregate,
    topic: spec.topic,
    name: spec.name,
    handle,
    behind,
    countBehind: behind.count,

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
      return new Map(
        found.flatMap(({ doc }) => {
          const state = current(doc);
          return state ? [[doc.id, state] as const] : [];
        }),
      );
    },

    async find(query, params, page) {
      const found = await documents.find(query, params, page);
      return {
        ...found,
        rows: found.rows.flatMap((document) => current(document as CopyDocument<State>) ?? []),
      };
    },

    async reached(ids) {
      const versions = await documents.versions([...new Set(ids)]);
      return new Map([...versions].map(([id, version]) => [id, reachedSeq(version)]));
    },

    async applied(id, seq) {
      const version = (await documents.versions([id])).get(id) ?? 0;
      return !isBehind(version) && version >= goodVersion(seq);
    },
  };
}
