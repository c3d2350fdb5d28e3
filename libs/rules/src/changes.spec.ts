import { describe, expect, it } from 'vitest';
import type { Actor } from './capabilities.ts';
import {
  canChange,
  sharedChangeTable,
  sharedStatuses,
  unsharedChangeTable,
  unsharedStatuses,
  type SharedChangeTable,
  type UnsharedChangeTable,
} from './changes.ts';
import { changeMatrix } from './matrices.ts';
import { memberAs, ownerOutsideOf, tablesIn } from './spec-project.ts';
import { statuses, type Status } from './words.ts';

// product: Statuses
const published = `
| status (unshared project) | annotator | reviewer |
|---|---|---|
| new | y | y |
| in_progress | y | y |
| waiting_for_review | n | y |
| waiting_for_change | y | y |
| done | n | y |
| skipped | n | y |

| status (shared project) | ext annotator | ext reviewer | host annotator | host reviewer |
|---|---|---|---|---|
| new | y | y | y | y |
| in_progress | y | y | y | y |
| waiting_for_collaborator_review | n | y | n | y |
| waiting_for_owner_review | n | y | n | y |
| waiting_for_change | y | y | y | y |
| done | n | n | n | y |
| skipped | n | y | n | y |
`;
const actorsUnder: Record<string, Actor[]> = {
  annotator: ['host annotator'],
  reviewer: ['host manager', 'host developer'],
  'ext annotator': ['external annotator'],
  'ext reviewer': ['external manager'],
  'host annotator': ['host annotator'],
  'host reviewer': ['host manager', 'host developer'],
};
const isForEntrusted = (status: string, column: string) =>
  column.startsWith('ext') && /^(waiting_for_.*_review|skipped)$/.test(status);

const cells = tablesIn(published).flatMap(([head, ...rows], i) =>
  rows.flatMap(([status, ...row]) =>
    row.flatMap((cell, j) =>
      actorsUnder[head![j + 1]!]!.map((actor) => ({
        project: i === 0 ? 'unshared' : 'shared',
        status: status as Status,
        actor,
        cell,
        column: head![j + 1]!,
      })),
    ),
  ),
);

describe('who can change an image in a status', () => {
  it('is the published tables, an external y of the review statuses and skipped being marked', () => {
    const marked = tablesIn(published).map(([head, ...rows]) => [
      head,
      ...rows.map((row) =>
        row.map((cell, i) => (cell === 'y' && isForEntrusted(row[0]!, head![i]!) ? 'y\\*' : cell)),
      ),
    ]);
    expect(tablesIn(changeMatrix())).toEqual(marked);
    expect(cells).toHaveLength(6 * 3 + 7 * 5);
  });

  it.each(cells)('$project project, $status, $actor: $cell', ({ project, status, actor, cell, column }) => {
    const shared = project === 'shared';
    expect(canChange(memberAs(actor), status, { shared, entrustedToOwn: true })).toBe(cell === 'y');
    const elsewhere = cell === 'y' && !isForEntrusted(status, column);
    expect(canChange(memberAs(actor), status, { shared, entrustedToOwn: false })).toBe(elsewhere);
  });

  it('is nobody in a status that the project cannot have', () => {
    for (const shared of [true, false]) {
      const has: readonly Status[] = shared ? sharedStatuses : unsharedStatuses;
      for (const status of statuses.filter((s) => !has.includes(s)))
        expect(canChange(memberAs('host manager'), status, { shared, entrustedToOwn: true })).toBe(false);
    }
    expect(new Set([...sharedStatuses, ...unsharedStatuses])).toEqual(new Set(statuses));
  });

  it('is never an owner outside the project, nor a partner in an unshared one', () => {
    for (const status of statuses) {
      expect(canChange(ownerOutsideOf('host'), status, { shared: true, entrustedToOwn: true })).toBe(false);
      const image = { shared: false, entrustedToOwn: false };
      expect(canChange(memberAs('external manager'), status, image)).toBe(false);
    }
  });

  it('does not type-check with a missing cell or a missing row', () => {
    // @ts-expect-error the cell of the reviewer is missing
    const missingCell: UnsharedChangeTable = { ...unsharedChangeTable, done: { annotator: false } };
    const { skipped, ...withoutSkipped } = sharedChangeTable;
    // @ts-expect-error the row of skipped is missing
    const missingRow: SharedChangeTable = withoutSkipped;
    expect([missingCell, missingRow, skipped]).toHaveLength(3);
  });
});
