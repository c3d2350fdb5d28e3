import type { CopyDocument, CopySpec } from './copies.ts';
import type { behindQueries } from './copies-behind.ts';
import type { Head } from './copy-message.ts';
import { headOf, readState } from './copy-message.ts';
import { behindVersion, goodVersion, lastGoodSeq } from './copy-version.ts';
import type { BatchHandler, Collection, LogRecord } from './ports/index.ts';

/** How a copy takes messages in: the newest state of each aggregate, or the mark that it could not be read. */
export function createIntake<State extends { readonly id: string }>(
  documents: Collection<CopyDocument<State>, typeof behindQueries>,
  spec: Pick<CopySpec<State, unknown>, 'schema' | 'keys'>,
): { readonly good: (state: State) => CopyDocument<State>; readonly handle: BatchHandler } {
  const good = (state: State): CopyDocument<State> => ({
    id: state.id,
    state,
    ...(spec.keys ? { keys: spec.keys(state) } : {}),
    behind: null,
  });

  const markBehind = async (id: string, stateSeq: number | undefined, error: string) => {
    // What cannot even be numbered counts as the event after the last one that could.
    const seq = stateSeq ?? lastGoodSeq((await documents.versions([id])).get(id) ?? 0) + 1;
    const [kept] = (await documents.find('kept', id)).rows;
    const before = { state: kept?.state ?? null, ...(kept?.keys ? { keys: kept.keys } : {}) };
    return { version: behindVersion(seq), doc: { id, ...before, behind: { seq, error } } };
  };

  type Numbered = { readonly record: LogRecord; readonly head: Head };
  /** The newest state that these events of one aggregate carry; behind, where none of those with its number can be read. */
  const newest = async (events: readonly Numbered[]) => {
    const stateSeq = Math.max(...events.map(({ head }) => head.stateSeq));
    const latest = events.filter(({ head }) => head.stateSeq === stateSeq);
    const ordered = [
      ...latest.filter(({ head }) => !head.isTranslation),
      ...latest.filter(({ head }) => head.isTranslation),
    ];
    let error: string | undefined;
    for (const { record } of ordered) {
      const read = readState(spec.schema, record);
      if ('state' in read) return { version: goodVersion(stateSeq), doc: good(read.state) };
      error ??= read.error;
    }
    return markBehind(ordered[0]?.record.key ?? '', stateSeq, error ?? '');
  };

  const handle: BatchHandler = async (records) => {
    const plain: (readonly Numbered[])[] = [];
    const withStrange: (readonly (Numbered | LogRecord)[])[] = [];
    for (const ofOne of Map.groupBy(records, ({ key }) => key).values()) {
      const events = ofOne.map((record) => {
        const head = headOf(record);
        return head ? { record, head } : record;
      });
      if (events.every((event) => 'head' in event)) plain.push(events);
      else withStrange.push(events);
    }
    await documents.putIfNewer(await Promise.all(plain.map(newest)));
    // What a message without a number stands for depends on what came before it: one after the other.
    for (const event of withStrange.flat())
      await documents.putIfNewer([
        await ('head' in event
          ? newest([event])
          : markBehind(event.key, undefined, 'not an event of the id that its key names')),
      ]);
  };

  return { good, handle };
}
