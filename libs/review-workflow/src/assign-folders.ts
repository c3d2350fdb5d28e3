import { refuse } from '@tandem/contracts';
import { derivedId } from '@tandem/platform';
import { inForce } from '@tandem/rules';
import { notAssignable } from './assign-image.ts';
import type { Assignment } from './assignments.store.ts';
import type { FinishAssignment } from './finish-assignment.ts';
import type { Situation } from './situation.ts';
import { enterWith, withOrganizations } from './situation.ts';
import { assignable, whoCanGet } from './spreading.ts';
import { readReleases } from './void-keys.ts';
import type { Acting, Workflow } from './workflow.ts';

type Asked = {
  readonly folders: readonly string[];
  readonly subfolders: boolean;
  readonly projectMemberIds: readonly string[];
  readonly most?: number | undefined;
};

const keptMillis = 7 * 24 * 60 * 60_000;
/** A short one is answered with its end. */
const patienceMillis = 1_000;

const liesIn = (folder: string, outer: string): boolean =>
  outer === '' || folder === outer || folder.startsWith(`${outer}/`);

/** No folder twice: those within another are read with it. */
function separate({ folders, subfolders }: Pick<Asked, 'folders' | 'subfolders'>): string[] {
  const composed = [...new Set(folders.map((folder) => folder.normalize('NFC')))];
  const isWithin = (folder: string) => composed.some((other) => other !== folder && liesIn(folder, other));
  return subfolders ? composed.filter((folder) => !isWithin(folder)) : composed;
}

/** The people who are named, of whom each may be assigned by who asks. */
async function membersOf({ copies }: Workflow, entered: Situation, ids: readonly string[]) {
  const { project } = entered;
  const named = project.members.filter(({ id }) => ids.includes(id));
  const homes = named.map(({ organizationId }) => organizationId);
  const situation = await withOrganizations(copies, entered, homes);
  for (const id of ids) {
    const member = named.find((one) => one.id === id);
    if (!member) throw refuse('project-member.not-found');
    const refused = notAssignable(member, situation);
    if (refused) throw refused;
    if (!inForce(member, project, situation.organizations(member.organizationId)))
      throw refuse('project-member.not-found');
  }
  return named;
}

/** How many images there are to assign, and how many that none of the people can get. */
async function countImages(
  workflow: Workflow,
  situation: Situation,
  { folders, subfolders }: Pick<Assignment, 'folders' | 'subfolders'>,
  members: Situation['project']['members'],
) {
  const { project } = situation;
  const any = assignable(situation, await readReleases(workflow, situation, 'assignee.key'));
  const counts = await workflow.images.countByAll('filtered', { projectId: project.id, any }, [
    'folder',
    'entrustedTo',
  ]);
  const exactly = new Set(folders);
  let [here, elsewhere] = [0, 0];
  for (const { values, count } of counts) {
    const [folder, entrusted = null] = values;
    const isMeant = subfolders
      ? folders.some((outer) => liesIn(String(folder), outer))
      : exactly.has(String(folder));
    if (!isMeant) continue;
    const entrustedTo = entrusted === null ? null : String(entrusted);
    if (whoCanGet({ entrustedTo }, members, situation).length > 0) here += count;
    else elsewhere += count;
  }
  return { here, elsewhere };
}

export const viewAssignment = ({ id, total, assigned, missed, elsewhere, finished }: Assignment) => ({
  id,
  total,
  done: assigned + missed,
  assigned,
  left: elsewhere + missed,
  finished,
});

/** Spreads the unassigned images of folders over people: what is wanted is written down, and then done step by step. */
export async function assignFolders(
  workflow: Workflow,
  finish: FinishAssignment,
  acting: Acting,
  asked: Asked,
) {
  const { assignments, runtime } = workflow;
  const { accountId, organizationId, projectId, context } = acting;
  const situation = await enterWith(workflow, acting, 'assign-annotators');
  const id = context.command ? derivedId('assignment', context.command.key) : runtime.newId();
  const fingerprint = context.command?.fingerprint ?? '';
  const earlier = await assignments.get(id);
  if (!earlier) {
    const members = await membersOf(workflow, situation, asked.projectMemberIds);
    const { subfolders, most = null } = asked;
    const wanted = { folders: separate(asked), subfolders };
    const { here, elsewhere } = await countImages(workflow, situation, wanted, members);
    await assignments.insert({
      id,
      projectId,
      organizationId,
      accountId,
      fingerprint,
      ...wanted,
      most,
      members: asked.projectMemberIds.map((id) => ({ id, given: 0 })),
      total: Math.min(here, most ?? here),
      assigned: 0,
      missed: 0,
      elsewhere,
      folder: 0,
      after: null,
      batch: [],
      finished: false,
      touchedAt: situation.now.toISOString(),
      expiresAt: new Date(situation.now.getTime() + keptMillis).toISOString(),
    });
  } else if (earlier.doc.fingerprint !== fingerprint) throw refuse('idempotency-key.reused');
  await finish(id, patienceMillis);
  const now = await assignments.get(id);
  if (!now) throw refuse('assignment.not-found');
  return viewAssignment(now.doc);
}

/** How far an assignment has got, for who asked for it. */
export async function getAssignment(workflow: Workflow, acting: Acting, assignmentId: string) {
  await enterWith(workflow, acting, 'assign-annotators');
  const stored = await workflow.assignments.get(assignmentId);
  const { accountId, organizationId, projectId } = stored?.doc ?? {};
  const theirs =
    accountId === acting.accountId &&
    organizationId === acting.organizationId &&
    projectId === acting.projectId;
  if (!stored || !theirs) throw refuse('assignment.not-found');
  return viewAssignment(stored.doc);
}
