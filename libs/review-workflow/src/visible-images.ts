import type { Condition, Scalar, Where } from '@tandem/platform';
import type { Status } from '@tandem/rules';
import { activeCollaborations, isShared, scopeOf } from '@tandem/rules';
import type { Situation } from './situation.ts';

type Judged = Pick<Situation, 'project' | 'standing'>;
export type Branches = readonly Where[];

const valuesOf = (condition: Condition): readonly Scalar[] | undefined => {
  if (typeof condition !== 'object' || condition === null) return [condition];
  return 'in' in condition ? condition.in : undefined;
};

/** Both sets of conditions; on a field in both the values that both allow. Undefined where there are none. */
function both(one: Where, two: Where): Where | undefined {
  const all: Record<string, Condition> = { ...one };
  for (const [field, condition] of Object.entries(two)) {
    const [here, there] = [field in one ? one[field] : undefined, condition];
    if (here === undefined) all[field] = there;
    else {
      const [these, those] = [valuesOf(here), valuesOf(there)];
      if (!these || !those) throw new Error(`two ranges of ${field} cannot be combined`);
      const common = these.filter((value) => those.includes(value));
      if (common.length === 0) return undefined;
      all[field] = common.length === 1 ? (common[0] ?? null) : { in: common };
    }
  }
  return all;
}

/** Alternatives that hold together: every combination of theirs that can be. */
export const everyOf = (...parts: readonly Branches[]): Branches =>
  parts.reduce<Branches>(
    (all, part) =>
      all.flatMap((one) => part.map((two) => both(one, two)).filter((where) => where !== undefined)),
    [{}],
  );

/** People who count no longer on the images of these branches: they are gone, or do not see them. */
export type Release = { readonly keys: readonly string[]; readonly on: Branches };

/** A field that names nobody, or whom it names counts no longer, or one of these. */
export const nobodyOr = (
  field: string,
  keys: readonly string[],
  releases: readonly Release[] = [],
): Branches => [
  { [field]: null },
  ...(keys.length > 0 ? [{ [field]: { in: keys } }] : []),
  ...releases.flatMap((release) => everyOf([{ [field]: { in: release.keys } }], release.on)),
];

const ended = ({ project }: Judged): string[] =>
  project.collaborations.filter(({ status }) => status === 'ended').map(({ id }) => id);

/** The images that this person sees, as conditions; `maySeeImage` says the same of one image. */
export function visibleImages(judged: Judged): Branches {
  const { standing } = judged;
  const scope = scopeOf(standing, 'images');
  if (scope === 'all') return [{}];
  if (scope === 'nothing' || standing.collaborationId === null) return [];
  return seenFrom(standing.collaborationId, judged);
}

export const entrustedToNobody = (judged: Judged): Branches => nobodyOr('entrustedTo', ended(judged));

/** The images that the people of a collaboration see; `null`: of the host. */
export function seenFrom(collaborationId: string | null, judged: Judged): Branches {
  if (collaborationId === null) return [{}];
  const own = { entrustedTo: collaborationId };
  return judged.project.settings.partnersSee === 'all' ? [own, ...entrustedToNobody(judged)] : [own];
}

/** The images that they do not see. */
export function unseenFrom(collaborationId: string, judged: Judged): Branches {
  const others = activeCollaborations(judged.project)
    .filter(({ id }) => id !== collaborationId)
    .map(({ id }) => ({ entrustedTo: id }));
  return judged.project.settings.partnersSee === 'all' ? others : [...others, ...entrustedToNobody(judged)];
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
