/** Which brokers were asked for records, and whether they answer: that one does makes up for no other. */
export type Fetches = {
  /** What was asked before the group was put together anew counts no more. */
  forget(): void;
  asked(node: number): void;
  answered(node: number): void;
  /** A second has gone by. */
  tick(): void;
  /** Seconds that the slowest of them has not answered. */
  waiting(): number;
  /** Whether there has been time to fail, and each of them has answered at least once. */
  proven(): boolean;
};

/** Seconds. */
const probation = 2;
const longestBetweenAttempts = 15;

type Asked = { waits: boolean; waiting: number; sinceAsked: number; answered: boolean };

export function trackFetches(): Fetches {
  const nodes = new Map<number, Asked>();
  let age = 0;
  const of = (node: number): Asked => {
    const known = nodes.get(node) ?? { waits: false, waiting: 0, sinceAsked: 0, answered: false };
    nodes.set(node, known);
    return known;
  };
  return {
    forget() {
      nodes.clear();
      age = 0;
    },
    asked(node) {
      Object.assign(of(node), { waits: true, sinceAsked: 0 });
    },
    answered(node) {
      Object.assign(of(node), { waits: false, waiting: 0, answered: true });
    },
    tick() {
      age += 1;
      for (const [node, asked] of nodes) {
        asked.sinceAsked += 1;
        if (asked.waits) asked.waiting += 1;
        // It has left the cluster.
        if (asked.waits && asked.sinceAsked > longestBetweenAttempts) nodes.delete(node);
      }
    },
    waiting: () => Math.max(0, ...[...nodes.values()].map(({ waiting }) => waiting)),
    proven: () => age > probation && nodes.size > 0 && [...nodes.values()].every(({ answered }) => answered),
  };
}
