/** Milliseconds within which a second signal is the same wish: npm passes on what the terminal has sent to all of us. */
const echo = 1_000;

/** Stops at the first SIGINT or SIGTERM, and at once when it takes longer than `patience` ms or somebody insists. */
export function onStopSignal(stop: () => Promise<void>, patience: number): void {
  let asked: number | undefined;
  const listener = () => {
    if (asked === undefined) {
      asked = performance.now();
      setTimeout(() => process.exit(1), patience).unref();
      void stop().then(() => process.exit());
    } else if (performance.now() - asked > echo) process.exit(1);
  };
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
}
