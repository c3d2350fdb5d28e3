import { describe, expect, it } from 'vitest';
import { actors } from './capabilities.ts';
import { visibilityMatrix } from './matrices.ts';
import { memberAs, ownerOutsideOf, tablesIn } from './spec-project.ts';
import { ownerOutside, scopeOf, visibilityTable, viewerOf, type VisibilityTable } from './visibility.ts';

// product: Who sees what
const published = `
| | host manager, developer | host annotator | ext manager | ext annotator | owner outside the project |
|---|---|---|---|---|---|
| entry in the list | name, partners, progress | same | name, host, progress of the images it may see | same | as their side, without progress |
| labels | all | all | all | all | nothing |
| images, revisions | all | all | those entrusted to its side or to nobody | same | nothing |
| members | all, by name and role | own side, partners' managers | own side, host's managers | same | nothing |
| settings | manager: all; developer: members, labels | nothing | own members, stopping | nothing | stopping (external side) |
| report, timeline | all | own work | own collaboration | own work | nothing |
`;
/** "same" is as in the cell before. */
const spelledOut = tablesIn(published).map((rows) =>
  rows.map((row) => row.map((cell, i) => (cell === 'same' ? row[i - 1]! : cell))),
);

describe('who sees what', () => {
  it('is the published table', () => {
    expect(tablesIn(visibilityMatrix())).toEqual(spelledOut);
    expect(spelledOut[0]!.flat()).toHaveLength(42);
  });

  it('is asked by role and side, an owner outside the project being a column of its own', () => {
    expect(actors.map((actor) => viewerOf(memberAs(actor)))).toEqual(actors);
    expect([ownerOutsideOf('host'), ownerOutsideOf('amber')].map(viewerOf)).toEqual([
      ownerOutside,
      ownerOutside,
    ]);
    expect(scopeOf(memberAs('external manager'), 'report-and-timeline')).toBe('own collaboration');
    expect(scopeOf(memberAs('host developer'), 'settings')).toBe('members, labels');
  });

  it('does not type-check with a missing cell, a missing row or the scope of another row', () => {
    const { labels, ...withoutLabels } = visibilityTable;
    const { 'owner outside the project': cell, ...short } = labels;
    // @ts-expect-error the cell of the owner is missing
    const missingCell: VisibilityTable = { ...withoutLabels, labels: short };
    // @ts-expect-error the row of labels is missing
    const missingRow: VisibilityTable = withoutLabels;
    const scopes = { ...labels, 'host annotator': 'own work' as const };
    // @ts-expect-error "own work" is no scope of labels
    const wrongScope: VisibilityTable = { ...withoutLabels, labels: scopes };
    expect([missingCell, missingRow, wrongScope, cell]).toHaveLength(4);
  });
});
