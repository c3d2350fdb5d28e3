import type { Role, Side, Status } from '@tandem/rules';
import { rolesOfSide } from '@tandem/rules';
import type { Progress, ProjectMemberView } from '../../shared/api/index.ts';
import { countIn, oldestIn, present, reviewStatuses } from '../../shared/progress/index.ts';

type Organization = { readonly id: string; readonly name: string };

export type SideFigures = {
  readonly side: Side;
  readonly ours: boolean;
  /** More than one where a host has several partners. */
  readonly organizations: readonly Organization[];
  readonly review: {
    readonly count: number;
    readonly statuses: readonly Status[];
    /** Since when the oldest waits. */
    readonly since: string | undefined;
  };
  /** As far as I may see them. */
  readonly people: readonly { readonly role: Role; readonly count: number }[];
};

type Known = Pick<Progress, 'byStatus' | 'oldestWaiting'> | undefined;

const peopleOf = (side: Side, members: readonly ProjectMemberView[]) =>
  rolesOfSide[side].flatMap((role) => {
    const count = members.filter((m) => m.inForce && m.side === side && m.role === role).length;
    return count > 0 ? [{ role, count }] : [];
  });

function figuresOf(
  side: Side,
  ours: boolean,
  organizations: readonly Organization[],
  progress: Known,
  members: readonly ProjectMemberView[],
): SideFigures {
  const statuses = present(progress?.byStatus ?? {}, reviewStatuses[side]);
  return {
    side,
    ours,
    organizations,
    review: {
      count: countIn(progress?.byStatus ?? {}, statuses),
      statuses,
      since: oldestIn(progress?.oldestWaiting, statuses),
    },
    people: peopleOf(side, members),
  };
}

/** Ours first, then theirs; a project that is not shared has ours alone. */
export function twoSides(
  project: {
    readonly side: Side;
    readonly host: Organization;
    readonly partners: readonly Organization[];
  },
  own: Organization,
  progress: Known,
  members: readonly ProjectMemberView[],
): readonly SideFigures[] {
  const { side, host, partners } = project;
  const ours = figuresOf(side, true, [own], progress, members);
  if (side === 'external') return [ours, figuresOf('host', false, [host], progress, members)];
  return partners.length === 0 ? [ours] : [ours, figuresOf('external', false, partners, progress, members)];
}
