const shortest = 2_000;
const longest = 600_000;
const remembered = 10_000;

export type MailPauses = {
  /** Whether it failed so lately that it is not tried again yet. */
  has(mailId: string): boolean;
  /** Another failure: answers how often it has failed and for how long, in milliseconds, it is left alone now. */
  failed(mailId: string): { readonly tries: number; readonly pause: number };
  sent(mailId: string): void;
};

/** Leaves a mail that fails alone for 2 s, then twice as long each time, up to 10 minutes. Begins anew with the process. */
export function createMailPauses(now: () => Date): MailPauses {
  const failures = new Map<string, { readonly tries: number; readonly until: number }>();
  return {
    has: (mailId) => now().getTime() < (failures.get(mailId)?.until ?? 0),
    failed(mailId) {
      const tries = (failures.get(mailId)?.tries ?? 0) + 1;
      const pause = Math.min(shortest * 2 ** (tries - 1), longest);
      // Anew at the end: the oldest are forgotten first, and merely tried sooner.
      failures.delete(mailId);
      failures.set(mailId, { tries, until: now().getTime() + pause });
      for (const id of failures.keys()) {
        if (failures.size <= remembered) break;
        failures.delete(id);
      }
      return { tries, pause };
    },
    sent: (mailId) => void failures.delete(mailId),
  };
}
