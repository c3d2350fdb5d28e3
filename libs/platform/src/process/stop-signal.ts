/** Milliseconds within which a second signal is the same wish: npm passes on what the terminal has sent to all of us. */
const echo = 1_000;

const endWithin = (patience: number) => void setTimeout(() => process.exit(1), patience).unref();

/** Stops at the first SIGINT or SIGTERM, and at once when it takes longer than `patience` ms or somebody insists. */
export function onStopSignal(stop: () => Promise<void>, patience: number): void {
  let asked: number | undefined;
  const listener = () => {
    if (asked === undefined) {
      asked = performance.now();
      endWithin(patience);
      void stop().then(() => process.exit());
    } else if (performance.now() - asked > echo) process.exit(1);
  };
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
}

/** Stops at the first error that nobody caught, with exit code 1; a second one ends the process at once. */
export function onUnexpectedError(stop: (error: unknown) => Promise<void>, patience: number): void {
  const listener = (error: unknown) => {
    process.exitCode = 1;
    process.off('uncaughtException', listener);
    process.off('unhandledRejection', listener);
    endWithin(patience);
    void stop(error).then(() => process.exit(1));
  };
  process.on('uncaughtException', listener);
  process.on('unhandledRejection', listener);
}
