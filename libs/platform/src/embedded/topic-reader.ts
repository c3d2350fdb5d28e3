import type { LogRecord } from '../ports/index.ts';

export type Batch = { readonly records: readonly LogRecord[]; readonly last: number };

export type TopicReader = {
  /** There may be something new. */
  wake(): void;
  /** Reads no further; resolves when what is being handled is done. */
  end(): Promise<void>;
};

type Options = {
  readonly from: number;
  /** The records after an offset; undefined when there is none. */
  read(after: number): Batch | undefined;
  /** Handles a batch; the reader goes on when it resolves and gives the same batch again when it rejects. */
  handle(batch: Batch): Promise<void>;
  failed(error: Error): void;
};

const shortestPause = 100;
const longestPause = 5_000;

/** Reads one topic on and on, one batch after the other. */
export function readTopic({ from, read, handle, failed }: Options): TopicReader {
  let ended = false;
  let wake = () => {};
  let cutShort = () => {};

  const news = () => new Promise<void>((resolve) => (wake = cutShort = resolve));
  const pauseOf = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      cutShort = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const follow = async () => {
    let position = from;
    let pause = shortestPause;
    let batch: Batch | undefined;
    while (!ended) {
      try {
        batch ??= read(position);
        if (!batch) {
          await news();
          continue;
        }
        await handle(batch);
        position = batch.last;
        batch = undefined;
        pause = shortestPause;
      } catch (error) {
        failed(error instanceof Error ? error : new Error(String(error)));
        if (!ended) await pauseOf(pause);
        pause = Math.min(pause * 2, longestPause);
      }
    }
  };
  const following = follow();

  return {
    wake: () => wake(),
    end() {
      ended = true;
      cutShort();
      return following;
    },
  };
}
