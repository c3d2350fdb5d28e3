import { describe, expect, test } from 'vitest';
import { turnOf } from './turn.ts';

const someone = (name: string) => ({ kind: 'person' as const, id: name, name });
const image = { status: 'new' as const, waitsFor: null, returnedTo: null, assignee: null, claim: null };

describe('whose turn it is', () => {
  test('is the organization whose review an image waits for', () => {
    const turn = turnOf({ ...image, status: 'waiting_for_owner_review', waitsFor: someone('Kelpworks') });
    expect(turn).toEqual({ kind: 'review', id: 'Kelpworks', name: 'Kelpworks' });
  });

  test('is who gets an image back', () => {
    const sentBack = { ...image, status: 'waiting_for_change' as const, assignee: someone('Ola') };
    expect(turnOf({ ...sentBack, returnedTo: someone('Mika') })).toMatchObject({
      kind: 'back',
      name: 'Mika',
    });
    expect(turnOf(sentBack)).toMatchObject({ kind: 'person', name: 'Ola' });
  });

  test('is anyone’s while nobody is on it, and nobody’s once it is finished', () => {
    expect(turnOf(image)).toEqual({ kind: 'anyone' });
    expect(turnOf({ ...image, status: 'done', assignee: someone('Ola') })).toEqual({ kind: 'none' });
  });
});
