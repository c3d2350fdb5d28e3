import type { Where } from '@tandem/platform';
import type { Status } from '@tandem/rules';
import { activeCollaborations, isShared, scopeOf } from '@tandem/rules';
import type { Situation } from './situation.ts';

type Judged = Pick<Situation, 'project' | 'standing'>;
export type Branches = readonly Where[];

/** Both sets of conditions; one field in both would silently drop a condition, so it is a mistake. */
function both(one: Where, two: Where): Where {
  const twice = Object.keys(two).find((field) => field in one);
  if (twice !== undefined) throw new Error(`two conditions on ${twice} cannot be combined`);
  return { ...one, ...two };
}

/** Alternatives that hold together: every combination of theirs. */
export const everyOf = (...parts: readonly Branches[]): Branches =>
  parts.reduce<Branches>((all, part) => all.flatMap((one) => part.map((two) => both(one, two))), [{}]);

/** A field that names nobody, or whom it names counts no longer, or one of these. */
export const nobodyOr = (field: string, keys: readonly string[]): Branches => [
  { [field]: null },
  ...(keys.length > 0 ? [{ [field]: { in: keys } }] : []),
];

const ended = ({ project }: Judged): string[] =>
  project.collaborations.filter(({ status }) => status === 'ended').map(({ id }) => id);

/** The images that this person sees, as conditions; `maySeeImage` says the same of one image. */
export function visibleImages(judged: Judged): Branches {
  const { standing, project } = judged;
  const scope = scopeOf(standing, 'images');
  if (scope === 'all') return [{}];
  if (scope === 'nothing' || standing.collaborationId === null) return [];
  const own = { entrustedTo: standing.collaborationId };
  return project.settings.partnersSee === 'all' ? [own, ...nobodyOr('entrustedTo', ended(judged))] : [own];
}

/** Waiting for the host: whatever waits, but for the review of a collaboration that is active. */
export const hostStage = (judged: Judged): Where => ({ reviewBy: { in: ['host', ...ended(judged)] } });

/** A status as conditions on what is stored; `deriveStatus` says the same of one image. */
function ofStatus(status: Status, judged: Judged): Branches {
  const { project } = judged;
  const shared = isShared(project);
  switch (status) {
    case 'waiting_for_review':
      return shared ? [] : [{ step: 'waiting' }];
    case 'waiting_for_collaborator_review': {
      const active = activeCollaborations(project).map(({ id }) => id);
      return active.length > 0 ? [{ step: 'waiting', reviewBy: { in: active } }] : [];
    }
    case 'waiting_for_owner_review':
      return shared ? [{ step: 'waiting', ...hostStage(judged) }] : [];
    case 'new':
    case 'in_progress':
    case 'waiting_for_change':
    case 'done':
    case 'skipped':
      return [{ step: status }];
  }
}

/** Any of these statuses; the step stands apart where it is one, for an index to seek by. */
export function ofStatuses(
  statuses: readonly Status[] | undefined,
  judged: Judged,
): { readonly step: string | undefined; readonly branches: Branches } {
  if (statuses === undefined) return { step: undefined, branches: [{}] };
  const branches = [...new Set(statuses)].flatMap((status) => ofStatus(status, judged));
  const steps = new Set(branches.map((branch) => String(branch['step'])));
  return { step: steps.size === 1 ? [...steps][0] : undefined, branches };
}
