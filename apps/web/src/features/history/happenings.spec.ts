import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../shared/api/index.ts';
import { happeningOf } from './happenings.ts';

const ola = { kind: 'person', id: 'ola', name: 'Ola' } as const;
const entry = (type: string, change: TimelineEntry['change']): TimelineEntry => ({
  id: 'e',
  aggregate: 'image',
  subject: 'i',
  subjectName: 'bridge.jpg',
  seq: 1,
  type: `tandem.image.${type}.v1`,
  kind: 'moves',
  time: '2026-03-01T00:00:00.000Z',
  actor: ola,
  actedFor: null,
  people: { ola, beistad: { kind: 'organization', id: 'beistad', name: 'Beistad' } },
  change,
});
const words = (type: string, change: TimelineEntry['change'] = {}) => happeningOf(entry(type, change));

describe('what happened to an image', () => {
  it('is told move by move, with its reason', () => {
    expect(words('moved', { move: 'skip', reason: 'blurred' })).toEqual({
      words: 'moved_skip',
      values: {},
      reason: 'blurred',
    });
    expect(words('saved', { revision: 3, correction: false })).toMatchObject({
      words: 'saved',
      values: { revision: 3 },
    });
    expect(words('saved', { revision: 4, correction: true })?.words).toBe('corrected');
  });

  it('names people as the reader may know them, else their organization', () => {
    const before = { accountId: 'ola', organizationId: 'beistad' };
    expect(words('claim_taken_over', { before })?.values).toEqual({ from: 'Ola' });
    expect(
      words('assigned', { assignee: { accountId: 'hidden', organizationId: 'beistad' } })?.values,
    ).toEqual({
      to: 'Beistad',
    });
    expect(words('entrusted', { entrustedTo: { organizationId: 'beistad' } })?.words).toBe('entrusted');
    expect(words('entrusted', { entrustedTo: null })?.words).toBe('takenBack');
  });

  it('leaves out what is no news', () => {
    expect(words('claimed')).toBeUndefined();
    expect(words('moved', { move: 'unheard-of' })).toBeUndefined();
  });
});
