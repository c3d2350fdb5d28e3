import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedStatuses, unsharedStatuses } from './changes.ts';
import { afterEndOf, sharedProject, unsharedProject } from './spec-project.ts';
import { deriveStatus, isShared, type StoredStatus } from './status.ts';
import { steps, type Status } from './words.ts';

const waiting = (reviewBy: string): StoredStatus => ({ step: 'waiting', reviewBy });
const anyStored = fc.record({
  step: fc.constantFrom(...steps),
  reviewBy: fc.constantFrom('host', 'with-amber', 'with-birch', 'long-gone', null),
});
const anyProject = fc
  .uniqueArray(fc.constantFrom('with-amber', 'with-birch'))
  .map((ended) => ended.reduce((project, id) => afterEndOf(id, project), sharedProject));

describe('the status', () => {
  it('of what waits follows who reviews and whether the project has an active collaboration', () => {
    expect(deriveStatus(waiting('with-amber'), sharedProject)).toBe('waiting_for_collaborator_review');
    expect(deriveStatus(waiting('host'), sharedProject)).toBe('waiting_for_owner_review');
    expect(deriveStatus(waiting('host'), unsharedProject)).toBe('waiting_for_review');
  });

  it('changes at once when a collaboration ends', () => {
    const oneLeft = afterEndOf('with-amber');
    expect(deriveStatus(waiting('with-amber'), oneLeft)).toBe('waiting_for_owner_review');
    expect(deriveStatus(waiting('with-amber'), afterEndOf('with-birch', oneLeft))).toBe('waiting_for_review');
  });

  it('is the step itself while nothing waits', () => {
    fc.assert(
      fc.property(anyStored, anyProject, (image, project) => {
        if (image.step !== 'waiting') expect(deriveStatus(image, project)).toBe(image.step);
      }),
    );
  });

  it('is always one that the project can have', () => {
    fc.assert(
      fc.property(anyStored, anyProject, (image, project) => {
        const possible: readonly Status[] = isShared(project) ? sharedStatuses : unsharedStatuses;
        expect(possible).toContain(deriveStatus(image, project));
      }),
    );
  });

  it('waits for a collaborator only where an active collaboration reviews', () => {
    fc.assert(
      fc.property(anyStored, anyProject, (image, project) => {
        const active = project.collaborations.some((c) => c.id === image.reviewBy && c.status === 'active');
        const collaborators = deriveStatus(image, project) === 'waiting_for_collaborator_review';
        expect(collaborators).toBe(image.step === 'waiting' && active);
      }),
    );
  });
});
