export type Place = { readonly organizationId: string; readonly projectId: string };
/** A file to come, with the folder it goes into. */
export type Source = { readonly file: File; readonly folder: string };
export type Sending = {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  /** From 0 to 1. */
  readonly sent: number;
};
export type NotTaken = { readonly name: string; readonly folder: string; readonly code: string };
export type Uploads = {
  readonly places: readonly Place[];
  readonly total: number;
  readonly done: number;
  readonly sending: readonly Sending[];
  /** The server does not want them. */
  readonly refused: readonly NotTaken[];
  /** They did not get through, and may be sent again. */
  readonly failed: readonly NotTaken[];
  readonly cancelled: number;
  readonly running: boolean;
  /** From 0 to 1, by size. */
  readonly progress: number;
  /** Told to wait until then. */
  readonly heldUntil: number | null;
};

export type Verdict =
  | { readonly kind: 'refused' | 'failed'; readonly code: string }
  | { readonly kind: 'held'; readonly seconds: number };
export type Ports = {
  /** Resolves once the image is there. */
  readonly send: (
    place: Place,
    source: Source,
    how: { readonly key: string; readonly told: (sent: number) => void; readonly signal: AbortSignal },
  ) => Promise<unknown>;
  readonly judge: (error: unknown) => Verdict;
  /** Why a file need not be sent at all. */
  readonly refuse: (source: Source) => string | undefined;
  readonly newKey: () => string;
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
};

const atOnce = 4;
type Item = { readonly place: Place; readonly source: Source; readonly key: string };
type Going = Item & { sent: number };

/** Uploads one file after the other, a few at a time, until all are there or known not to be wanted. */
export function createUploads(ports: Ports) {
  const listeners = new Set<() => void>();
  let waiting: Item[] = [];
  let going: Going[] = [];
  let failed: (Item & { readonly code: string })[] = [];
  let refused: readonly NotTaken[] = [];
  let places: readonly Place[] = [];
  let [total, done, cancelled, bytes, bytesOver] = [0, 0, 0, 0, 0];
  let heldUntil: number | null = null;
  let cancel = new AbortController();
  let current: Uploads | undefined;

  const changed = () => {
    current = undefined;
    for (const tell of listeners) tell();
  };
  const named = ({ source: { file, folder } }: Item) => ({ name: file.name, folder });
  const over = ({ source }: Item) => {
    bytesOver += source.file.size;
  };

  async function carry(item: Item, signal: AbortSignal): Promise<void> {
    const one: Going = { ...item, sent: 0 };
    going = [...going, one];
    const told = (sent: number) => {
      one.sent = sent;
      changed();
    };
    try {
      await ports.send(item.place, item.source, { key: item.key, told, signal });
      done += 1;
      over(item);
    } catch (error) {
      if (signal.aborted) return;
      const verdict = ports.judge(error);
      if (verdict.kind === 'held') {
        waiting = [item, ...waiting];
        going = going.filter((other) => other !== one);
        await hold(verdict.seconds);
        return;
      }
      over(item);
      if (verdict.kind === 'failed') failed = [...failed, { ...item, code: verdict.code }];
      else refused = [...refused, { ...named(item), code: verdict.code }];
    } finally {
      going = going.filter((other) => other !== one);
      if (!signal.aborted) proceed();
    }
  }

  async function hold(seconds: number): Promise<void> {
    const until = ports.now() + seconds * 1_000;
    heldUntil = Math.max(heldUntil ?? 0, until);
    changed();
    await ports.wait(until - ports.now());
    if (heldUntil !== null && heldUntil <= ports.now()) heldUntil = null;
  }

  function proceed(): void {
    while (going.length < atOnce && heldUntil === null) {
      const [next, ...rest] = waiting;
      if (!next) break;
      waiting = rest;
      void carry(next, cancel.signal);
    }
    changed();
  }

  return {
    add(place: Place, sources: readonly Source[]): void {
      if (going.length + waiting.length === 0) reset();
      if (!places.some(({ projectId }) => projectId === place.projectId)) places = [...places, place];
      total += sources.length;
      for (const source of sources) {
        const item = { place, source, key: ports.newKey() };
        const code = ports.refuse(source);
        bytes += source.file.size;
        if (code === undefined) waiting.push(item);
        else {
          over(item);
          refused = [...refused, { ...named(item), code }];
        }
      }
      proceed();
    },
    retryFailed(): void {
      for (const { source } of failed) bytesOver -= source.file.size;
      waiting = [...waiting, ...failed];
      failed = [];
      proceed();
    },
    cancel(): void {
      cancel.abort();
      cancel = new AbortController();
      cancelled += waiting.length + going.length;
      waiting = [];
      going = [];
      heldUntil = null;
      changed();
    },
    /** Forgets what is over. */
    clear(): void {
      if (going.length + waiting.length === 0) reset();
      changed();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot(): Uploads {
      const partly = going.reduce((sum, { sent, source }) => sum + sent * source.file.size, 0);
      current ??= {
        places,
        total,
        done,
        sending: going.map((item) => ({ id: item.key, ...named(item), sent: item.sent })),
        refused,
        failed: failed.map((item) => ({ ...named(item), code: item.code })),
        cancelled,
        running: going.length + waiting.length > 0,
        progress: bytes === 0 ? 0 : (bytesOver + partly) / bytes,
        heldUntil,
      };
      return current;
    },
  };

  function reset(): void {
    [total, done, cancelled, bytes, bytesOver] = [0, 0, 0, 0, 0];
    failed = [];
    refused = [];
    places = [];
  }
}
