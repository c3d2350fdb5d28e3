import type { EventLog, Store } from './ports/index.ts';

export type Readiness = { readonly ready: boolean; readonly failures: readonly string[] };

/** Milliseconds for which the engines' answer counts: however often somebody asks, they are asked once in that time. */
const keptFor = 1_000;

/** Whether a process can work: by its own account, and because what it rests on answers. */
export function createReadiness(
  { store, log }: { readonly store: Store; readonly log: EventLog },
  own: () => Readiness,
  now = () => performance.now(),
): () => Promise<Readiness> {
  let asked: Promise<boolean> | undefined;
  let until = -Infinity;
  const ask = () => {
    until = Infinity;
    return Promise.all([store.ping(), log.ping()])
      .then(
        () => true,
        () => false,
      )
      .finally(() => (until = now() + keptFor));
  };
  return async () => {
    if (!asked || now() >= until) asked = ask();
    const reached = await asked;
    const { ready, failures } = own();
    return { ready: ready && reached, failures };
  };
}
