import type { Aggregates } from './aggregate.ts';
import type { Document } from './ports/index.ts';

/** So many documents are written at once. */
const atOnce = 32;

/**
 * Writes every document of an aggregate once more as it is, with one event `….restated.v1` that has no author: whoever
 * keeps copies hears its whole state. Begun again after a crash, it tells everything again. `told` gets the count so far.
 */
export async function restateAll<State extends Document, Public extends object, Queries>(
  { spec, documents, update }: Aggregates<State, Public, Queries>,
  told: (count: number) => Promise<void>,
): Promise<number> {
  const restated = { type: `tandem.${spec.name}.restated.v1`, change: {} };
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
    count += rows.length;
    await told(count);
    after = next;
  } while (after !== undefined);
  return count;
}
