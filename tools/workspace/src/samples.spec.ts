import { events } from '@tandem/contracts';
import { bodyHash, chainHash, noHash } from '@tandem/platform';
import { describe, expect, test } from 'vitest';
import { sampleStories } from './sample-stories.ts';
import { missingSamples, readSamples } from './samples.ts';

const frozen = readSamples();

describe('event samples', () => {
  test('are told of for every type, once', () => {
    const told = sampleStories.flatMap((story) => story.events.map(({ type }) => type));
    expect(told.toSorted()).toEqual(Object.keys(events).toSorted());
  });

  test('are hashed as the write gate does', () => {
    for (const { type, seq, prevhash, salt, hash, data, ...envelope } of frozen.values()) {
      const body = bodyHash(salt, { ...envelope, type, change: data.change });
      expect(chainHash(prevhash, seq, body), type).toBe(hash);
    }
  });

  test('are chained from the first event of their aggregate, without gaps', () => {
    for (const [subject, samples] of Map.groupBy(frozen.values(), (sample) => sample.subject)) {
      const ordered = samples.toSorted((a, b) => a.seq - b.seq);
      expect(
        ordered.map(({ seq }) => seq),
        subject,
      ).toEqual(ordered.map((_, index) => index + 1));
      expect(
        ordered.map(({ prevhash }) => prevhash),
        subject,
      ).toEqual([noHash, ...ordered.slice(0, -1).map(({ hash }) => hash)]);
    }
  });

  test('that are frozen already are never made again', () => {
    expect(missingSamples(frozen)).toEqual([]);
  });

  test('of a new type continue the chain of those that are there', () => {
    const before = new Map([...frozen].filter(([type]) => type !== 'tandem.image.saved.v1'));
    const [made, ...others] = missingSamples(before);
    const last = Math.max(...[...before.values()].filter(ofImages).map(({ seq }) => seq));
    expect(others).toEqual([]);
    expect(made).toMatchObject({ type: 'tandem.image.saved.v1', seq: last + 1 });
    expect(made?.prevhash).toBe(
      [...before.values()].find((sample) => ofImages(sample) && sample.seq === last)?.hash,
    );
  });
});

const ofImages = ({ type }: { readonly type: string }) => type.startsWith('tandem.image.');
