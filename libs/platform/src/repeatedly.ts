/**
 * Does this again and again, each time so many milliseconds after it ended, until the answer is called, which waits for what
 * is being done. It never rejects; it keeps no process alive.
 */
export function repeatedly(pause: number, work: () => Promise<void>): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();
  const next = () => {
    timer = setTimeout(() => {
      working = work().finally(() => stopped || next());
    }, pause);
    timer.unref();
  };
  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return working;
  };
}
