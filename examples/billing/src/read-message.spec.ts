import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { readMove, readNaming } from './read-message.ts';

const samples = new URL('../samples/', import.meta.resolve('@tandem/contracts'));
const sample = (type: string) => readFileSync(new URL(`${type}.json`, samples), 'utf8');
const types = readdirSync(samples).map((file) => file.replace(/\.json$/, ''));
const moved = () => JSON.parse(sample('tandem.image.moved.v1')) as { type: string; data: { change: object } };

describe('a message', () => {
  test.for(types.filter((type) => type.startsWith('tandem.image.')))(
    'like the sample of %s can be read',
    (type) => {
      expect(readMove(sample(type)) !== undefined).toBe(/moved\.v\d+$/.test(type));
    },
  );

  test.for(types.filter((type) => type.startsWith('tandem.organization.')))(
    'like the sample of %s tells a name',
    (type) => {
      expect(readNaming(sample(type)).name).not.toBe('');
    },
  );

  it('tells of a move what counts', () => {
    expect(readMove(sample('tandem.image.moved.v1'))).toEqual({
      image: '3f3fe6e4-8de4-5001-b864-7b6c0f3c5cf7',
      seq: 11,
      time: '2026-11-02T09:10:00.000Z',
      move: 'submit',
      from: 'in_progress',
      to: 'waiting_for_collaborator_review',
      organizationId: '50ccb7c4-4544-576c-b721-f1380cb6e56d',
    });
  });

  it('of an unknown type is nothing to count', () => {
    expect(readMove(JSON.stringify({ ...moved(), type: 'tandem.image.polished.v1' }))).toBeUndefined();
  });

  it('that translates another is skipped by whoever understands that one, and counts for all others', () => {
    const translating = (translates: string) => readMove(JSON.stringify({ ...moved(), translates }));
    expect(translating('tandem.image.moved.v1')).toBeUndefined();
    expect(translating('tandem.image.moved.v9')).toMatchObject({ move: 'submit' });
  });

  test.for([
    ['is not JSON', '{'],
    ['is empty', ''],
    ['is no event', '{"type":"tandem.image.moved.v1"}'],
    [
      'lacks what its type promises',
      JSON.stringify({ ...moved(), data: { change: { move: 'submit' }, state: {} } }),
    ],
  ] as const)('that %s is refused', ([, text]) => {
    expect(() => readMove(text)).toThrow();
  });
});
