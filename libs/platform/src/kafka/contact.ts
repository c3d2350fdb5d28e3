/** Whether a broker still answers this process. */
export type Contact = {
  heard(): void;
  /** While this process itself is busy, nobody is expected to answer it. */
  excuse<T>(work: Promise<T>): Promise<T>;
  /** The group is being put together: until then a broker answers late, however well it is. */
  joining(): void;
  /** There is no group to wait for. */
  left(): void;
  /** Seconds without an answer. */
  silence(): number;
  lost(): boolean;
  end(): void;
};

const second = 1_000;
const patience = 5;
const patienceWhileJoining = 13;

/** Counts its own ticks, not the clock: a process that was starved or suspended has had no chance to hear. */
export function watchContact(tick: () => void = () => {}): Contact {
  let silent = 0;
  let allowed = patienceWhileJoining;
  let busy = 0;
  const timer = setInterval(() => {
    if (busy === 0) silent += 1;
    tick();
  }, second).unref();
  return {
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
    },
    left() {
      allowed = patience;
    },
    silence: () => silent,
    lost: () => silent >= allowed,
    end: () => clearInterval(timer),
  };
}
