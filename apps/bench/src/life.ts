export type Life = {
  /** Closes it at the end, last in, first out; at once when the end has come already, and then throws. */
  readonly closing: <Thing extends { close(): unknown }>(thing: Thing) => Thing;
  /** Aborts when the end begins. */
  readonly signal: AbortSignal;
  readonly close: () => Promise<void>;
};

/** What has been opened, to be closed in order however a run ends, also in the middle of its start. */
export function openLife(): Life {
  const open: { close(): unknown }[] = [];
  const ending = new AbortController();
  let closed: Promise<void> | undefined;
  const closeAll = async () => {
    ending.abort();
    for (let thing = open.pop(); thing; thing = open.pop()) await thing.close();
  };
  return {
    closing(thing) {
      open.push(thing);
      if (closed) {
        closed = closed.then(closeAll);
        throw new Error('The bench was stopped.');
      }
      return thing;
    },
    signal: ending.signal,
    close: () => (closed ??= closeAll()),
  };
}
