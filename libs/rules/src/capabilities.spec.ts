import { describe, expect, it } from 'vitest';
import {
  actors,
  can,
  capabilities,
  capabilityTable,
  isReviewer,
  type Actor,
  type CapabilityTable,
} from './capabilities.ts';
import { capabilityMatrix } from './matrices.ts';
import {
  everybody,
  memberAs,
  ownerOutsideOf,
  sharedProject,
  tablesIn,
  withSettings,
} from './spec-project.ts';

// product: Project members and roles
const published = `
| capability | host manager | host developer | host annotator | ext manager | ext annotator |
|---|---|---|---|---|---|
| rename, delete project | y | n | n | n | n |
| change project settings | y | n | n | n | n |
| assign, unassign annotators | y | n | n | n [ours: y with \`partnersAssign\`, own images and people] | n |
| add, remove members | y | y | n | y (own organization only) | n |
| add, delete labels | y | y | n | n | n |
| add, delete data set (images) | y | y | n | n | n |
| download image files | y | y | n | n | n |
| download annotation data | y | y | n | n | n |
| annotate images | y | y | y | y | y |
| review images | y | y | n | y | n |
| leave comments | y | y | y | y | y |
`;
const [rows] = tablesIn(published);
const cells = rows!
  .slice(1)
  .flatMap(([name, ...row], i) =>
    row.map((cell, j) => ({ name, cell, capability: capabilities[i]!, actor: actors[j]! })),
  );

describe('capabilities', () => {
  it('are the published table', () => {
    expect(tablesIn(capabilityMatrix())).toEqual(tablesIn(published));
    expect(cells).toHaveLength(55);
  });

  it.each(cells)('$actor, $name: $cell', ({ cell, capability, actor }) => {
    expect(can(memberAs(actor), capability, sharedProject)).toBe(cell.startsWith('y'));
  });

  it('are none for an owner outside the project', () => {
    for (const side of ['host', 'amber'] as const)
      for (const capability of capabilities)
        expect(can(ownerOutsideOf(side), capability, withSettings({ partnersAssign: true }))).toBe(false);
  });

  it('make reviewers of managers and developers of the host and managers of a partner', () => {
    const reviewers = actors.filter((actor) => isReviewer(memberAs(actor)));
    expect(reviewers).toEqual(['host manager', 'host developer', 'external manager']);
    expect(isReviewer(ownerOutsideOf('host'))).toBe(false);
  });

  it('let an external manager manage members of the own organization only', () => {
    const manager = memberAs('external manager');
    expect(can(manager, 'manage-members', sharedProject, { organizationId: 'amber' })).toBe(true);
    expect(can(manager, 'manage-members', sharedProject, { organizationId: 'birch' })).toBe(false);
    expect(can(manager, 'manage-members', sharedProject, { organizationId: 'host' })).toBe(false);
  });

  it('let an external manager assign own people to own images where the host has set partnersAssign', () => {
    const manager = memberAs('external manager');
    const own = { organizationId: 'amber', entrustedTo: 'with-amber' };
    const project = withSettings({ partnersAssign: true });
    expect(can(manager, 'assign-annotators', project, own)).toBe(true);
    expect(can(manager, 'assign-annotators', project)).toBe(true);
    expect(can(manager, 'assign-annotators', sharedProject, own)).toBe(false);
    expect(can(manager, 'assign-annotators', project, { ...own, organizationId: 'host' })).toBe(false);
    expect(can(manager, 'assign-annotators', project, { ...own, entrustedTo: 'with-birch' })).toBe(false);
    expect(can(manager, 'assign-annotators', project, { ...own, entrustedTo: null })).toBe(false);
    expect(can(memberAs('external annotator'), 'assign-annotators', project, own)).toBe(false);
  });

  it('do not type-check with a missing cell or a missing row', () => {
    const short: Record<Exclude<Actor, 'external annotator'>, true> = {
      'host manager': true,
      'host developer': true,
      'host annotator': true,
      'external manager': true,
    };
    const { comment, ...withoutComment } = capabilityTable;
    // @ts-expect-error the cell of the external annotator is missing
    const missingCell: CapabilityTable = { ...withoutComment, comment: short };
    // @ts-expect-error the row of comments is missing
    const missingRow: CapabilityTable = withoutComment;
    expect([missingCell, missingRow, comment]).toHaveLength(3);
  });

  it('are asked of everybody without an error', () => {
    for (const standing of everybody)
      for (const capability of capabilities)
        expect(can(standing, capability, sharedProject)).toBeTypeOf('boolean');
  });
});
