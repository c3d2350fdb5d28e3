type Options = {
  commit(): Promise<void>;
  /** Whether something is left to commit. */
  isDue(): boolean;
  /** Milliseconds. */
  delay(): number;
};

/** Commits some time after it was asked to, once for all that was asked meanwhile, until nothing is left. */
export function commitSoon({ commit, isDue, delay }: Options): { ask(): void; end(): void } {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const ask = () => {
    if (ended) return;
    timer ??= setTimeout(async () => {
      await commit();
      timer = undefined;
      if (isDue()) ask();
    }, delay());
  };
  return {
    ask,
    end() {
      ended = true;
      clearTimeout(timer);
    },
  };
}
