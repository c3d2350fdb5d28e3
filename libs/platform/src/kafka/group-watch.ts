import type { Extent } from './offsets.ts';

export type WatchedGroup = {
  readonly topics: readonly string[];
  /** Whether brokers answer it at present. */
  hears(): boolean;
  /** Resolves to whether to look again soon. */
  see(extents: readonly Extent[]): Promise<boolean>;
};

/** Milliseconds. */
const lookEvery = 4_000;
const soon = 1_000;

/** Shows groups every few seconds what lies in their topics: one look for all of them. */
export function watchGroups(
  groups: Iterable<WatchedGroup>,
  extents: (topics: readonly string[]) => Promise<readonly Extent[]>,
): { end(): void } {
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    const hearing = [...groups].filter((group) => group.hears());
    if (hearing.length === 0) return false;
    const found = await extents([...new Set(hearing.flatMap(({ topics }) => topics))]);
    const answers = await Promise.all(
      hearing.map((group) => group.see(found.filter(({ topic }) => group.topics.includes(topic)))),
    );
    return answers.some(Boolean);
  };
  const lookIn = (milliseconds: number) => {
    timer = setTimeout(async () => {
      const again = await look().catch(() => false);
      if (!ended) lookIn(again ? soon : lookEvery);
    }, milliseconds).unref();
  };
  lookIn(lookEvery);
  return {
    end() {
      ended = true;
      clearTimeout(timer);
    },
  };
}
