import { describe, expect, it } from 'vitest';
import { putNewer } from './put-newer.ts';
import type { StoredDocument } from './stored-document.ts';

const at = (_id: string, _version: number): StoredDocument => ({ _id, _version, _schema: 1 });

/** A server that refuses what `refusals` says, batch after batch, and stores versions in between. */
function server(
  rounds: readonly { readonly refused: Readonly<Record<string, string>>; readonly stored?: object }[],
  expires = false,
) {
  const batches: string[][] = [];
  return {
    batches,
    collection: 'things',
    async replaceOrInsert(documents: readonly StoredDocument[]) {
      const round = rounds[Math.min(batches.push(documents.map(({ _id }) => _id)), rounds.length) - 1];
      return documents.flatMap(({ _id }, position) => {
        const index = round?.refused[_id];
        return index === undefined ? [] : [{ position, index }];
      });
    },
    async versions() {
      const round = rounds[Math.min(batches.length, rounds.length) - 1];
      return new Map(Object.entries(round?.stored ?? {}) as [string, number][]);
    },
    deleteExpired: async () => expires,
  };
}

describe('putting newer documents while others do the same', () => {
  it('tries again where another process was faster with an older one, or what it had put is gone', async () => {
    const means = server([
      { refused: { a: 'id', b: 'id', c: 'id' }, stored: { a: 2, c: 7 } },
      { refused: {} },
    ]);
    await putNewer([at('a', 3), at('b', 1), at('c', 7), at('d', 1)], means);
    expect(means.batches).toEqual([
      ['a', 'b', 'c', 'd'],
      ['a', 'b'],
    ]);
  });

  it('leaves alone what is as new, whichever index the server names', async () => {
    const means = server([{ refused: { a: 'name' }, stored: { a: 5 } }]);
    await putNewer([at('a', 4)], means);
    expect(means.batches).toHaveLength(1);
  });

  it('rejects where another document holds a unique key', async () => {
    const means = server([{ refused: { a: 'name' }, stored: { a: 3 } }]);
    await expect(putNewer([at('a', 4)], means)).rejects.toThrow(/things: .* unique key name of a/);
    expect(means.batches).toHaveLength(1);
  });

  it('gives a unique key that an expired document held one more try', async () => {
    const means = server([{ refused: { a: 'name' } }, { refused: {} }], true);
    await putNewer([at('a', 4)], means);
    const held = server([{ refused: { a: 'name' } }], true);
    await expect(putNewer([at('a', 4)], held)).rejects.toThrow(/unique key name/);
    expect([means.batches, held.batches]).toEqual([
      [['a'], ['a']],
      [['a'], ['a']],
    ]);
  });

  it('ends', async () => {
    await expect(putNewer([at('a', 4)], server([{ refused: { a: 'id' } }]))).rejects.toThrow(
      /unique key id of a/,
    );
  });
});
