import { trackFetches } from './fetches.ts';
import type { Fetches } from './fetches.ts';

/** Whether the brokers still answer this process. */
export type Contact = {
  readonly fetches: Omit<Fetches, 'tick'>;
  heard(): void;
  /** While this process itself is busy, nobody is expected to answer it. */
  excuse<T>(work: Promise<T>): Promise<T>;
  /** The group is being put together: until then a broker answers late, however well it is. */
  joining(): void;
  /** Seconds without an answer. */
  silence(): number;
  lost(): boolean;
  /** Whether this process has not run for a while until just now, as one that was suspended. */
  heldUp(): boolean;
  end(): void;
};

type Tick = { readonly heldUp: boolean };

/** Milliseconds. */
const second = 1_000;
const longestTick = 6_000;
/** Ticks. */
const patience = 5;
const patienceWhileJoining = 13;

/** Counts its own ticks, not the clock: a process that was starved or suspended has had no chance to hear. */
export function watchContact(tick: (about: Tick) => void = () => {}): Contact {
  const fetches = trackFetches();
  let silent = 0;
  let allowed = patienceWhileJoining;
  let busy = 0;
  let ticked = performance.now();
  const heldUp = () => performance.now() - ticked > longestTick;
  const timer = setInterval(() => {
    const about = { heldUp: heldUp() };
    ticked = performance.now();
    if (busy === 0) {
      silent += 1;
      fetches.tick();
    }
    tick(about);
  }, second).unref();
  return {
    fetches,
    heard() {
      silent = 0;
      allowed = patience;
    },
    async excuse(work) {
      busy += 1;
      try {
        return await work;
      } finally {
        busy -= 1;
      }
    },
    joining() {
      allowed = patienceWhileJoining;
      fetches.forget();
    },
    silence: () => silent,
    lost: () => silent >= allowed || fetches.waiting() >= patience,
    heldUp,
    end: () => clearInterval(timer),
  };
}
