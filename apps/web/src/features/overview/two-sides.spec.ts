import { describe, expect, it } from 'vitest';
import type { ProjectMemberView } from '../../shared/api/index.ts';
import { twoSides } from './two-sides.ts';

const kelpworks = { id: 'k', name: 'Kelpworks' };
const beistad = { id: 'b', name: 'Beistad Markering' };
const asHost = { side: 'host', host: kelpworks, partners: [{ ...beistad, collaborationId: 'c' }] } as const;
const member = (side: 'host' | 'external', role: 'manager' | 'annotator', inForce = true) =>
  ({ side, role, inForce }) as ProjectMemberView;
const progress = {
  byStatus: { waiting_for_owner_review: 2, waiting_for_collaborator_review: 3, done: 8 },
  oldestWaiting: { waiting_for_owner_review: '2026-01-01T00:00:00Z' },
};

describe('The two sides of a project', () => {
  it('are ours first, each with what waits for its review, and since when', () => {
    const [ours, theirs] = twoSides(asHost, kelpworks, progress, []);
    expect(ours).toMatchObject({
      side: 'host',
      ours: true,
      review: { count: 2, statuses: ['waiting_for_owner_review'], since: '2026-01-01T00:00:00Z' },
    });
    expect(theirs).toMatchObject({ side: 'external', ours: false, review: { count: 3, since: undefined } });
  });

  it('are for a partner its own and the host', () => {
    const project = { side: 'external', host: kelpworks, partners: [] } as const;
    const [ours, theirs] = twoSides(project, beistad, progress, []);
    expect(ours).toMatchObject({ organizations: [beistad], review: { count: 3 } });
    expect(theirs).toMatchObject({ organizations: [kelpworks], review: { count: 2 } });
  });

  it('are one while a project is not shared', () => {
    expect(twoSides({ ...asHost, partners: [] }, kelpworks, progress, [])).toHaveLength(1);
  });

  it('count their people by role; who is no longer in force does not count', () => {
    const members = [
      member('host', 'manager'),
      member('external', 'annotator'),
      member('external', 'annotator'),
      member('external', 'manager', false),
    ];
    const [ours, theirs] = twoSides(asHost, kelpworks, progress, members);
    expect(ours?.people).toEqual([{ role: 'manager', count: 1 }]);
    expect(theirs?.people).toEqual([{ role: 'annotator', count: 2 }]);
  });
});
