import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyHash, chainHash, noHash } from './chain.ts';
import type { Aggregates } from './aggregate.ts';
import { openAggregates } from './gate.ts';
import type { Jar } from './gate.fixture.ts';
import { context, jars, newJar, oneMore, openFolder } from './gate.fixture.ts';

const taken = (index: string) => new Error(`taken: ${index}`);

type AnyCollection = ReturnType<ReturnType<typeof openFolder>['store']['collection']>;

/** Writes, and then loses the connection before the answer, once of each kind. */
function breakingAfterWrites(collection: AnyCollection): AnyCollection {
  const breakingOnce = <Args extends unknown[], Outcome>(write: (...args: Args) => Promise<Outcome>) => {
    let broken = false;
    return async (...args: Args) => {
      const outcome = await write(...args);
      if (broken) return outcome;
      broken = true;
      throw new Error('connection lost');
    };
  };
  return {
    ...collection,
    insert: breakingOnce(collection.insert),
    replace: breakingOnce(collection.replace),
  };
}

describe('the write gate', () => {
  let opened: ReturnType<typeof openFolder>;
  let gate: Aggregates<Jar, { id: string; sweets: number }, typeof jars.collection.queries>;
  beforeAll(() => {
    opened = openFolder();
    gate = openAggregates(opened.store, jars, opened.runtime);
  });
  afterAll(() => opened.close());

  it('keeps the events of a command in the document that it changes', async () => {
    await gate.insert('a', context(), newJar('a'), taken);
    await gate.update('a', context(), oneMore());
    const { gate: kept } = (await gate.documents.get('a'))?.doc ?? {};
    expect(kept?.outbox.map(({ type, seq }) => [type, seq])).toEqual([
      ['test.jar.made.v1', 1],
      ['test.jar.filled.v1', 2],
    ]);
  });

  it('chains every event to the one before it, from the first', async () => {
    await gate.insert('chained', context(), newJar('chained'), taken);
    await gate.update('chained', context(), oneMore());
    const outbox = (await gate.documents.get('chained'))?.doc.gate.outbox ?? [];
    let before = noHash;
    for (const { seq, prevhash, hash, salt, ...event } of outbox) {
      expect(prevhash).toBe(before);
      expect(hash).toBe(chainHash(prevhash, seq, bodyHash(salt, event)));
      before = hash;
    }
    expect(outbox).toHaveLength(2);
  });

  it('makes as many changes as it acknowledges when sixty-four write at once', async () => {
    await gate.insert('busy', context(), newJar('busy'), taken);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 64 }, () => gate.update('busy', context(), oneMore(50))),
    );
    const successes = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const { state, seq } = (await gate.get('busy')) ?? {};
    expect([successes, state?.sweets, seq]).toEqual([50, 50, 51]);
  });

  it('writes nothing when the decision is a refusal', async () => {
    await gate.insert('full', context(), newJar('full', 3), taken);
    await expect(gate.update('full', context(), oneMore(3))).rejects.toMatchObject({
      refusal: { code: 'jar.full' },
    });
    expect(await gate.get('full')).toMatchObject({ state: { sweets: 3 }, seq: 1 });
  });

  it('gives a retry under the same key the first answer, and changes nothing again', async () => {
    const command = { key: 'k1', fingerprint: 'same' };
    await gate.insert('retried', context(), newJar('retried'), taken);
    const first = await gate.update('retried', context(command), oneMore());
    await gate.update('retried', context(), oneMore());
    const second = await gate.update('retried', context(command), oneMore());
    expect([first?.result, second?.result, second?.replayed]).toEqual([{ sweets: 1 }, { sweets: 1 }, true]);
    expect((await gate.get('retried'))?.state.sweets).toBe(2);
  });

  it('refuses another request under a key that was used', async () => {
    await gate.insert('keyed', context(), newJar('keyed'), taken);
    await gate.update('keyed', context({ key: 'k', fingerprint: 'one' }), oneMore());
    await expect(
      gate.update('keyed', context({ key: 'k', fingerprint: 'two' }), oneMore()),
    ).rejects.toMatchObject({
      refusal: { code: 'idempotency-key.reused' },
    });
  });

  it('remembers the key of a command that had nothing to do, for when there is something', async () => {
    await gate.insert('emptied', context(), newJar('emptied'), taken);
    const empty = {
      facts: () => undefined,
      decide: (jar: Jar) =>
        jar.sweets === 0
          ? { state: jar, events: [], result: 'empty' }
          : {
              state: { ...jar, sweets: 0 },
              events: [{ type: 'test.jar.emptied.v1', change: {} }],
              result: 'emptied',
            },
    };
    await gate.update('emptied', context({ key: 'empty it', fingerprint: 'x' }), empty);
    await gate.update('emptied', context(), oneMore());
    const retry = await gate.update('emptied', context({ key: 'empty it', fingerprint: 'x' }), empty);
    expect([
      retry?.result,
      (await gate.get('emptied'))?.state.sweets,
      (await gate.get('emptied'))?.seq,
    ]).toEqual(['empty', 1, 2]);
  });

  it('refuses a key whose answer it has forgotten, rather than applying the command twice', async () => {
    await gate.insert('late', context(), newJar('late'), taken);
    await gate.update('late', context({ key: 'first-of-many', fingerprint: 'x' }), oneMore());
    for (let more = 0; more < 20; more += 1) await gate.update('late', context(), oneMore());
    const retry = gate.update('late', context({ key: 'first-of-many', fingerprint: 'x' }), oneMore());
    await expect(retry).rejects.toMatchObject({ refusal: { code: 'idempotency-key.reused' } });
    expect((await gate.get('late'))?.state.sweets).toBe(21);
  });

  it('gives a repeated creation the first answer, and refuses a different one', async () => {
    const command = { key: 'make', fingerprint: 'x' };
    const first = await gate.insert('made', context(command), newJar('made'), taken);
    const second = await gate.insert('made', context(command), newJar('made'), taken);
    expect([first.replayed, second.replayed, second.result]).toEqual([false, true, { made: 'made' }]);
    await expect(gate.insert('made', context(), newJar('made'), taken)).rejects.toThrow('taken: id');
  });

  it('names the unique index that another document holds', async () => {
    await gate.insert('first', context(), newJar('first'), taken);
    const twin = { ...newJar('second'), state: { id: 'second', label: 'jar first', sweets: 0 } };
    await expect(gate.insert('second', context(), twin, taken)).rejects.toThrow('taken: label');
  });

  it('refuses a retry whose permission has gone, unless that very command took it away', async () => {
    await gate.insert('left', context(), newJar('left'), taken);
    const leaving = {
      facts: () => undefined,
      permit: (jar: Jar) =>
        jar.label === 'left'
          ? Object.assign(new Error(), { refusal: { code: 'gone', details: {} } })
          : undefined,
      decide: (jar: Jar) => ({
        state: { ...jar, label: 'left' },
        events: [],
        result: 'goodbye',
        endsOwnStanding: true,
      }),
    };
    await gate.update('left', context({ key: 'sweet', fingerprint: '' }), {
      ...oneMore(),
      permit: (jar: Jar) => leaving.permit(jar),
    });
    await gate.update('left', context({ key: 'leave', fingerprint: '' }), leaving);
    expect((await gate.update('left', context({ key: 'leave', fingerprint: '' }), leaving))?.result).toBe(
      'goodbye',
    );
    const retry = gate.update('left', context({ key: 'sweet', fingerprint: '' }), {
      ...oneMore(),
      permit: (jar: Jar) => leaving.permit(jar),
    });
    await expect(retry).rejects.toMatchObject({ refusal: { code: 'gone' } });
  });

  const overShakyStore = () => {
    const collection = (spec: never) => breakingAfterWrites(opened.store.collection(spec));
    return openAggregates({ ...opened.store, collection } as typeof opened.store, jars, opened.runtime);
  };

  it('reads the document again when it is not known whether a write arrived', async () => {
    const unsure = overShakyStore();
    await unsure.insert('unsure', context(), newJar('unsure'), taken);
    const outcome = await unsure.update('unsure', context(), oneMore());
    expect([outcome?.result, (await gate.get('unsure'))?.state.sweets]).toEqual([{ sweets: 1 }, 1]);
  });

  it.for([undefined, { key: 'make it', fingerprint: 'x' }])(
    'takes a creation that arrived, though nobody heard of it, as made (command: %j)',
    async (command) => {
      const id = `unheard ${command?.key ?? ''}`;
      const unsure = overShakyStore();
      const told: number[] = [];
      unsure.onCommit((_jar, events, mails) => told.push(events.length, mails.length));
      const mails = [{ kind: 'made', to: 'ada@example.org', about: {} }];
      const outcome = await unsure.insert(id, context(command), { ...newJar(id), mails }, taken);
      expect([outcome.result, outcome.replayed, told]).toEqual([{ made: id }, false, [1, 1]]);
      expect(await gate.get(id)).toMatchObject({ seq: 1 });
    },
  );

  it('rejects as the store does where a creation did not arrive, or another is there', async () => {
    const lost = {
      ...opened.store,
      collection: (spec: never) => ({
        ...opened.store.collection(spec),
        insert: () => Promise.reject(new Error('connection lost')),
      }),
    };
    const unsure = openAggregates(lost as typeof opened.store, jars, opened.runtime);
    const insert = () => unsure.insert('nobody’s', context(), newJar('nobody’s'), taken);
    await expect(insert()).rejects.toThrow('connection lost');
    await gate.insert('nobody’s', context(), newJar('nobody’s'), taken);
    await expect(insert()).rejects.toThrow('connection lost');
  });

  it('answers undefined for a document that is not there', async () => {
    expect(await gate.update('nowhere', context(), oneMore())).toBeUndefined();
  });
});
