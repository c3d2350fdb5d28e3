import { describe, expect, it } from 'vitest';
import { filtersIn, timelineScope } from './timeline-search.ts';

const id = '8cbcf4a3-6266-5534-b95e-6695950c3d64';

describe('The filters of a timeline', () => {
  it('are those in the address', () => {
    expect(filtersIn({ actor: id, kind: 'moves', side: 'host', image: id })).toEqual({
      actor: id,
      kind: 'moves',
      side: 'host',
      imageId: id,
    });
  });

  it('leave out what is none, rather than fail', () => {
    expect(filtersIn({ actor: 'ola', kind: 'dances', image: '..' })).toEqual({
      actor: undefined,
      kind: undefined,
      side: undefined,
      imageId: undefined,
    });
  });
});

it('Annotators read of their own work, a partner’s managers of their collaboration, the host’s of all', () => {
  expect(timelineScope('host', 'annotator')).toBe('own work');
  expect(timelineScope('external', 'annotator')).toBe('own work');
  expect(timelineScope('external', 'manager')).toBe('own collaboration');
  expect(timelineScope('host', 'developer')).toBe('all');
});
