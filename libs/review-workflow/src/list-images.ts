import type { Status } from '@tandem/rules';
import { personAs } from '@tandem/rules';
import { collaborationOf, keysOfAccount } from './holders.ts';
import type { Keys } from './image.store.ts';
import { viewImages } from './image-view.ts';
import type { Situation } from './situation.ts';
import { enterWith } from './situation.ts';
import type { Branches } from './visible-images.ts';
import { everyOf, nobodyOr, ofStatuses, seenFrom, visibleImages } from './visible-images.ts';
import { readReleases } from './void-keys.ts';
import type { Acting, Workflow } from './workflow.ts';

type Asked = {
  readonly limit: number;
  readonly after?: string | undefined;
  readonly status?: readonly Status[] | undefined;
  readonly folder?: string | undefined;
  readonly assignee?: string | undefined;
};

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

/** Images of a project that this person sees, by folder and name. */
export async function listImages(workflow: Workflow, acting: Acting, asked: Asked) {
  const situation = await enterWith(workflow, acting, 'annotate-images');
  const { step, branches } = ofStatuses(asked.status, situation);
  const { assignee, any: unassigned } = await assignedTo(asked.assignee, workflow, situation);
  const any = everyOf(visibleImages(situation), branches, unassigned);
  const { limit, after, folder } = asked;
  const page = await workflow.images.find(
    'listed',
    { projectId: acting.projectId, step, folder, assignee, any },
    { limit, ...(after === undefined ? {} : { after }) },
  );
  return {
    rows: await viewImages(workflow, situation, page.rows),
    ...(page.next === undefined ? {} : { next: page.next }),
  };
}
