import type { ImageFilter } from '@tandem/contracts';
import { activeCollaborations, personAs } from '@tandem/rules';
import { collaborationOf, keysOfAccount } from './holders.ts';
import type { Keys, Listed } from './image.store.ts';
import { below } from './image.store.ts';
import type { Situation } from './situation.ts';
import type { Branches } from './visible-images.ts';
import {
  entrustedToNobody,
  everyOf,
  nobodyOr,
  ofStatuses,
  seenFrom,
  visibleImages,
} from './visible-images.ts';
import { readReleases } from './void-keys.ts';
import type { Workflow } from './workflow.ts';

/** Assignments that count; those of people whom the asker may not name are not to be found by them. */
async function assignedTo(
  assignee: string | undefined,
  workflow: Workflow,
  situation: Situation,
): Promise<{ readonly assignee?: Keys; readonly any: Branches }> {
  const { project, standing, me } = situation;
  const field = 'assignee.key';
  if (assignee === undefined) return { any: [{}] };
  if (assignee === 'me') return { assignee: me.key, any: [{}] };
  const releases = await readReleases(workflow, situation, field);
  if (assignee === 'nobody') return { any: nobodyOr(field, [], releases) };
  const named = project.members.some(
    (member) => member.accountId === assignee && personAs(standing, project, member) === 'name',
  );
  const gone = new Set(
    releases.flatMap(({ keys, on }) => (on.some((where) => Object.keys(where).length === 0) ? keys : [])),
  );
  const keys = named ? keysOfAccount(assignee, project).filter((key) => !gone.has(key)) : [];
  const any = keys.flatMap((key) => everyOf([{ [field]: key }], seenFrom(collaborationOf(key), situation)));
  const [only, ...others] = keys;
  return { assignee: only !== undefined && others.length === 0 ? only : { in: keys }, any };
}

/** Entrustments that count; a partner finds its own alone. */
function entrustedTo(to: string | undefined, situation: Situation): Branches {
  if (to === undefined) return [{}];
  if (to === 'nobody') return entrustedToNobody(situation);
  const { standing, project } = situation;
  const known = standing.side === 'host' || standing.collaborationId === to;
  return known && activeCollaborations(project).some(({ id }) => id === to) ? [{ entrustedTo: to }] : [];
}

export const lyingWithin = (folder: string | undefined): Branches =>
  folder === undefined ? [{}] : [{ folder }, { folder: below(folder) }];

/** What a filter asks for, of the images that this person sees. */
export async function readFilter(
  workflow: Workflow,
  situation: Situation,
  asked: Omit<ImageFilter, 'search' | 'sort'>,
): Promise<Listed> {
  const { step, branches } = ofStatuses(asked.status, situation);
  const { assignee, any: assigned } = await assignedTo(asked.assignee, workflow, situation);
  // The top holds every folder.
  const within = asked.within === '' ? undefined : asked.within;
  const any = everyOf(
    visibleImages(situation),
    branches,
    assigned,
    entrustedTo(asked.entrustedTo, situation),
    lyingWithin(within),
  );
  return { projectId: situation.project.id, step, folder: asked.folder, within, assignee, any };
}
