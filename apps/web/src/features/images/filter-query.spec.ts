import { describe, expect, test } from 'vitest';
import { queryOf } from '../../shared/api/searches.ts';
import { chipsOf, countOf, reviewStage, withoutChip, withStatus } from './filter-query.ts';

const folders = [
  { folder: '', images: 2, byStatus: { new: 2 } },
  { folder: 'dive', images: 3, byStatus: { new: 1, done: 2 } },
  { folder: 'dive/deep', images: 4, byStatus: { done: 4 } },
  { folder: 'dive-2', images: 5, byStatus: { new: 5 } },
];

describe('the filters of the list', () => {
  test('ask for a folder alone, or with the folders in it', () => {
    expect(queryOf({ folder: 'dive' })).toEqual({ folder: 'dive' });
    expect(queryOf({ folder: 'dive', within: true })).toEqual({ within: 'dive' });
    expect(queryOf({ folder: '' })).toEqual({ folder: '' });
  });

  test('ask for everything where nothing narrows', () => {
    expect(queryOf({})).toEqual({});
    expect(queryOf({ folder: '', within: true, status: [] })).toEqual({});
  });

  test('ask for several statuses at once', () => {
    expect(queryOf({ status: ['new', 'done'], sort: 'changed' })).toEqual({
      status: 'new,done',
      sort: 'changed',
    });
  });

  test('are shown one by one and taken away one by one', () => {
    const filters = {
      status: ['new', 'done'] as ('new' | 'done')[],
      folder: 'dive',
      within: true,
      search: 'kelp',
    };
    const chips = chipsOf(filters);
    expect(chips.map(({ kind }) => kind)).toEqual(['folder', 'status', 'status', 'search']);
    expect(chips.map((chip) => withoutChip(filters, chip))).toEqual([
      { folder: undefined, within: undefined },
      { status: ['done'] },
      { status: ['new'] },
      { search: undefined },
    ]);
  });

  test('know no status once the last one is taken out', () => {
    expect(withStatus({ status: ['new'] }, 'new', false)).toEqual({ status: undefined });
    expect(withStatus({}, 'new', true)).toEqual({ status: ['new'] });
  });
});

describe('how many images the filters leave', () => {
  test('is told by the folders', () => {
    expect(countOf({}, folders)).toBe(14);
    expect(countOf({ folder: 'dive' }, folders)).toBe(3);
    expect(countOf({ folder: 'dive', within: true }, folders)).toBe(7);
    expect(countOf({ folder: '', within: true }, folders)).toBe(14);
    expect(countOf({ folder: '' }, folders)).toBe(2);
  });

  test('is told by status', () => {
    expect(countOf({ status: ['done'] }, folders)).toBe(6);
    expect(countOf({ status: ['new', 'done'], folder: 'dive' }, folders)).toBe(3);
  });

  test('stays open where the folders do not tell', () => {
    expect(countOf({ search: 'kelp' }, folders)).toBeUndefined();
    expect(countOf({ assignee: 'me' }, folders)).toBeUndefined();
  });
});

test('an image waits for the review of the reader’s side in one status', () => {
  expect(reviewStage('host', false)).toBe('waiting_for_review');
  expect(reviewStage('host', true)).toBe('waiting_for_owner_review');
  expect(reviewStage('external', true)).toBe('waiting_for_collaborator_review');
});
