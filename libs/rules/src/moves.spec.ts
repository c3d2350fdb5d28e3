import { describe, expect, it } from 'vitest';
import { canChange } from './changes.ts';
import { entrustmentAfter, findMove, type MovingImage } from './find-move.ts';
import { moveMatrix } from './matrices.ts';
import { effectiveEntrustment, maySeeImage } from './may-see.ts';
import { moveTable, type MoveTable } from './moves.ts';
import { everybody, newImage, sharedProject, tablesIn, unsharedProject } from './spec-project.ts';
import type { ProjectFacts } from './facts.ts';
import type { Standing } from './standing.ts';
import { deriveStatus, isShared } from './status.ts';
import { changes, statuses, type Change } from './words.ts';

// product: Moves
const published = `
| move | from | to | who |
|---|---|---|---|
| save | new | in_progress | whoever can change it |
| save | any other but skipped | unchanged | whoever can change it |
| submit (unshared) | new, in_progress, waiting_for_change | waiting_for_review | whoever can change it |
| submit (shared) | new, in_progress, waiting_for_change | waiting_for_collaborator_review if entrusted to a collaboration, else waiting_for_owner_review | whoever can change it |
| approve | waiting_for_review | done | reviewer |
| approve | waiting_for_collaborator_review | waiting_for_owner_review | reviewer of that collaboration, host reviewer |
| approve | waiting_for_owner_review | done | host reviewer |
| approve | done, changed since accepted | done | host reviewer |
| request change | waiting_for_review, waiting_for_collaborator_review, waiting_for_owner_review | waiting_for_change | reviewer who can change it; a comment is required |
| reopen | done | waiting_for_change | host reviewer; a comment is required |
| skip | new, in_progress, waiting_for_change | skipped | whoever can change it; a reason is required |
| skip | waiting_for_collaborator_review | skipped | reviewer of that collaboration, host reviewer; a reason is required |
| skip | waiting_for_review, waiting_for_owner_review | skipped | host reviewer; a reason is required |
| restore | skipped | waiting_for_change if skipped from there, else in_progress, or new if nothing was ever saved | host reviewer, reviewer of the collaboration it is entrusted to |
| undo | what one's own last move led to | what was before (all of the round; entrustment and comment stay) | whoever made that move, within 10 minutes, while nobody else has claimed and nobody saved, moved or entrusted it since; never an undo |
`;

type Found = { image: MovingImage; project: ProjectFacts; standing: Standing; change: Change };
/** Every image that can come about from a new one in the project, and every change by which. */
function walk(project: ProjectFacts): { images: MovingImage[]; found: Found[] } {
  const people = everybody.filter((s) => isShared(project) || s.side === 'host');
  const images: MovingImage[] = [newImage];
  const seen = new Set([JSON.stringify(newImage)]);
  const found: Found[] = [];
  for (const image of images) {
    for (const standing of people.filter((s) => maySeeImage(s, project, image))) {
      for (const change of changes) {
        const move = findMove(change, deriveStatus(image, project), standing, { project, image });
        if (typeof move === 'string') continue;
        found.push({ image, project, standing, change });
        const next: MovingImage = {
          ...image,
          ...move.to,
          entrustedTo: entrustmentAfter(change, standing, project, image),
          everSaved: image.everSaved || change === 'save',
          skippedFrom: change === 'skip' ? image.step : null,
          changedSinceAccepted: change === 'save' && move.to.step === 'done',
        };
        if (!seen.has(JSON.stringify(next))) images.push(next);
        seen.add(JSON.stringify(next));
      }
    }
  }
  return { images, found };
}
const projects = { shared: sharedProject, unshared: unsharedProject };
const walks = [walk(sharedProject), walk(unsharedProject)];

describe('moves', () => {
  it('are the published table', () => {
    expect(tablesIn(moveMatrix())).toEqual(tablesIn(published));
  });

  it('reach every status from new', () => {
    const reached = [projects.shared, projects.unshared].flatMap((project, i) =>
      walks[i]!.images.map((image) => deriveStatus(image, project)),
    );
    expect(new Set(reached)).toEqual(new Set(statuses));
  });

  it('have no second row for one status, move, actor and condition', () => {
    const keys = changes.flatMap((move) =>
      moveTable[move].flatMap(({ from, who, condition }) =>
        from.flatMap((status) =>
          who.map((actor) => [move, status, actor, condition ?? 'always'].join(' / ')),
        ),
      ),
    );
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('have no two rows that would both apply to one person and image', () => {
    for (const { image, project, standing, change } of walks.flatMap((w) => w.found)) {
      const status = deriveStatus(image, project);
      const rows = moveTable[change].filter(({ from, condition }) => {
        if (condition === 'shared') return from.includes(status) && isShared(project);
        if (condition === 'unshared') return from.includes(status) && !isShared(project);
        return from.includes(status);
      });
      expect(rows, `${change} from ${status} by ${standing.accountId}`).toHaveLength(1);
    }
  });

  it('are made by those who can change the image, and by them alone', () => {
    for (const { image, project, standing } of walks.flatMap((w) => w.found)) {
      const entrustedToOwn =
        standing.collaborationId !== null &&
        effectiveEntrustment(image, project) === standing.collaborationId;
      const changeable = canChange(standing, deriveStatus(image, project), {
        shared: isShared(project),
        entrustedToOwn,
      });
      expect(changeable).toBe(true);
    }
  });

  it('leave a save wherever an image can be changed, but for skipped ones', () => {
    for (const [i, project] of [projects.shared, projects.unshared].entries())
      for (const image of walks[i]!.images)
        for (const standing of everybody.filter((s) => isShared(project) || s.side === 'host')) {
          const status = deriveStatus(image, project);
          const entrustedToOwn =
            standing.collaborationId !== null &&
            effectiveEntrustment(image, project) === standing.collaborationId;
          const saves = typeof findMove('save', status, standing, { project, image }) === 'object';
          const changeable = canChange(standing, status, { shared: isShared(project), entrustedToOwn });
          expect(saves).toBe(changeable && status !== 'skipped');
        }
  });

  it('never lead out of skipped but by restoring', () => {
    const out = walks.flatMap((w) => w.found).filter(({ image }) => image.step === 'skipped');
    expect(new Set(out.map(({ change }) => change))).toEqual(new Set(['restore']));
  });

  it('never take an image from one partner to another', () => {
    for (const { image, project, standing, change } of walks.flatMap((w) => w.found))
      if (image.entrustedTo !== null)
        expect(entrustmentAfter(change, standing, project, image)).toBe(image.entrustedTo);
  });

  it('do not type-check where a move has no row', () => {
    const { reopen, ...withoutReopen } = moveTable;
    // @ts-expect-error reopen is missing
    const missing: MoveTable = withoutReopen;
    // @ts-expect-error reopen has no row
    const empty: MoveTable = { ...withoutReopen, reopen: [] };
    expect([missing, empty, reopen]).toHaveLength(3);
  });
});
