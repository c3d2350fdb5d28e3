import type { Aggregates } from './aggregate.ts';
import type { Gated } from './gated-document.ts';
import type { Document } from './ports/index.ts';

/** So many documents are written at once. */
const atOnce = 32;
/** Milliseconds; what cannot be published is tried again after twice as long each time. */
const pauses = { shortest: 250, longest: 5_000, together: 60_000 } as const;

type Means<State> = {
  /** Publishes these, and whatever else waits; does not reject where that fails. */
  publish(documents: readonly Gated<State>[]): Promise<void>;
  /** Hears how many so far. */
  readonly told: ((count: number) => void) | undefined;
};

/**
 * Writes every document of an aggregate once more as it is, with one event `….restated.v1` that has no author: whoever
 * keeps copies hears its whole state. Begun again after a crash, it tells everything again. No faster than it gets
 * published: rejects where that has not been possible for a minute. One that alone cannot be published holds up no other.
 */
export async function restateAll<State extends Document, Public extends object, Queries>(
  { spec, documents, update }: Aggregates<State, Public, Queries>,
  { publish, told }: Means<State>,
): Promise<number> {
  const restated = { type: `tandem.${spec.name}.restated.v1`, change: {} };

  const untilPublished = async (ids: readonly string[]) => {
    let left: readonly Gated<State>[] = [];
    let waited = 0;
    for (let next: number = pauses.shortest; ; next = Math.min(next * 2, pauses.longest)) {
      await publish(left);
      left = (await documents.getMany(ids))
        .map(({ doc }) => doc)
        .filter(({ gate }) => gate.outbox.length > 0);
      if (left.length === 0 || left.length < ids.length) return;
      if (waited >= pauses.together)
        throw new Error(`Events of ${spec.name} cannot be published; restate again once they can.`);
      await new Promise((resolve) => setTimeout(resolve, next));
      waited += next;
    }
  };

  let count = 0;
  let after: string | undefined;
  do {
    const page = { limit: atOnce, ...(after === undefined ? {} : { after }) };
    const { rows, next } = await documents.find('allIds', undefined, page);
    await Promise.all(
      rows.map(({ id }) =>
        update(
          id,
          { actor: null, organization: null, wrote: [] },
          { facts: () => null, decide: (state) => ({ state, events: [restated], result: null }) },
        ),
      ),
    );
    await untilPublished(rows.map(({ id }) => id));
    count += rows.length;
    told?.(count);
    after = next;
  } while (after !== undefined);
  return count;
}
