import { derivedId, isRefusal, repeatedly } from '@tandem/platform';
import type { ServiceDeps } from '@tandem/platform';
import { assignImage } from './assign-image.ts';
import type { Assignment } from './assignments.store.ts';
import { holderOf } from './holders.ts';
import { lyingWithin } from './image-filter.ts';
import type { Situation } from './situation.ts';
import { enterWith, withOrganizations, withOrganizationsOf } from './situation.ts';
import { assignable, spread } from './spreading.ts';
import { everyOf } from './visible-images.ts';
import { readReleases } from './void-keys.ts';
import type { Acting, Workflow } from './workflow.ts';

type Outcome = Assignment['batch'][number] & { readonly assigned: boolean };

const batchOfImages = 100;
const atOnce = 8;
const sweepEvery = 2_000;
/** Untouched for so long, an assignment has been left by who was at it. */
const sweepAfter = 10_000;
const sweptAtOnce = 10;

/** Whoever asked may do so no longer: nothing more is assigned in their name. */
const lostStanding = [
  'organization.not-found',
  'membership.pending',
  'project.not-found',
  'project.capability-missing',
];
const isRefused = (error: unknown, codes: readonly string[]) =>
  isRefusal(error) && codes.includes(error.refusal.code);

const actingOf = ({ accountId, organizationId, projectId }: Assignment): Acting => ({
  accountId,
  organizationId,
  projectId,
  context: { actor: accountId, organization: organizationId, wrote: [] },
});

/** Gives one image out, once however often it is tried; not where it was assigned, or is over, by then. */
async function giveOut(
  workflow: Workflow,
  assignment: Assignment,
  { imageId, projectMemberId }: Assignment['batch'][number],
  entered: Situation,
): Promise<Outcome> {
  const { id, fingerprint } = assignment;
  const acting = actingOf(assignment);
  const command = { key: derivedId(id, imageId), fingerprint };
  const context = { ...acting.context, command, wrote: [] };
  const to = entered.project.members.find((member) => member.id === projectMemberId);
  try {
    const { state } = await assignImage(workflow, { ...acting, imageId, context, entered }, projectMemberId, {
      unlessTaken: true,
    });
    const assigned = to !== undefined && state.assignee?.key === holderOf(to).key;
    return { imageId, projectMemberId, assigned };
  } catch (error) {
    if (!isRefusal(error) || isRefused(error, ['copy.behind'])) throw error;
    return { imageId, projectMemberId, assigned: false };
  }
}

async function giveOutBatch(workflow: Workflow, assignment: Assignment, situation: Situation) {
  const { batch } = assignment;
  if (batch.length === 0) return [];
  const images = await workflow.images.getMany(batch.map(({ imageId }) => imageId));
  const named = new Set(batch.map(({ projectMemberId }) => projectMemberId));
  const homes = situation.project.members.flatMap((m) => (named.has(m.id) ? [m.organizationId] : []));
  const entered = await withOrganizations(
    workflow.copies,
    await withOrganizationsOf(workflow, situation, images),
    homes,
  );
  const outcomes: Outcome[] = [];
  for (let first = 0; first < batch.length; first += atOnce) {
    const some = batch.slice(first, first + atOnce);
    outcomes.push(...(await Promise.all(some.map((one) => giveOut(workflow, assignment, one, entered)))));
  }
  return outcomes;
}

/** The same with what came of its batch. */
function settled(assignment: Assignment, outcomes: readonly Outcome[]): Assignment {
  const assigned = outcomes.filter((outcome) => outcome.assigned);
  return {
    ...assignment,
    batch: [],
    members: assignment.members.map(({ id, given }) => ({
      id,
      given: given + assigned.filter(({ projectMemberId }) => projectMemberId === id).length,
    })),
    assigned: assignment.assigned + assigned.length,
    missed: assignment.missed + outcomes.length - assigned.length,
  };
}

const ended = (assignment: Assignment): Assignment => ({
  ...assignment,
  batch: [],
  total: assignment.assigned + assignment.missed,
  finished: true,
});

/** The same with its next batch; finished where there is nothing more to give out. */
async function planned(
  workflow: Workflow,
  assignment: Assignment,
  situation: Situation,
): Promise<Assignment> {
  const { folders, folder, subfolders, after, most, assigned, projectId } = assignment;
  const path = folders[folder];
  const wanted = Math.min(batchOfImages, (most ?? Infinity) - assigned);
  if (path === undefined || wanted === 0) return ended(assignment);
  const within = subfolders && path !== '' ? path : undefined;
  const releases = await readReleases(workflow, situation, 'assignee.key');
  const any = everyOf(assignable(situation, releases), lyingWithin(within));
  const { rows, next } = await workflow.images.find(
    'listed',
    { projectId, any, within, folder: subfolders ? undefined : path },
    { limit: wanted, ...(after === null ? {} : { after }) },
  );
  return {
    ...assignment,
    batch: spread(rows, assignment.members, situation),
    ...(next === undefined ? { folder: folder + 1, after: null } : { after: next }),
  };
}

/** One step; false where nothing is left to do, or somebody else is at it. */
async function goOn(workflow: Workflow, id: string): Promise<boolean> {
  const stored = await workflow.assignments.get(id);
  if (!stored || stored.doc.finished) return false;
  const { doc, version } = stored;
  const next = await step(workflow, doc);
  const touched = { ...next, touchedAt: workflow.runtime.now().toISOString() };
  const outcome = await workflow.assignments.replace(touched, version);
  return outcome === 'ok' && !next.finished;
}

async function step(workflow: Workflow, doc: Assignment): Promise<Assignment> {
  try {
    const situation = await enterWith(workflow, actingOf(doc), 'assign-annotators');
    const outcomes = await giveOutBatch(workflow, doc, situation);
    return await planned(workflow, settled(doc, outcomes), situation);
  } catch (error) {
    if (isRefused(error, lostStanding)) return ended(doc);
    throw error;
  }
}

/** Resolves when an assignment is finished, or after so many milliseconds; it goes on by itself. */
export type FinishAssignment = (id: string, patience: number) => Promise<void>;

/** Does what assignments want, and what a crash left of them. */
export function openFinisher(
  workflow: Workflow,
  { logger, runtime }: Pick<ServiceDeps, 'logger' | 'runtime'>,
) {
  const running = new Map<string, Promise<void>>();
  let closed = false;

  const finish = async (id: string) => {
    try {
      while (!closed && (await goOn(workflow, id)));
    } catch (error) {
      logger.warn({ error, assignment: id }, 'an assignment is left for the next sweep');
    } finally {
      running.delete(id);
    }
  };
  const begin = (id: string): Promise<void> => {
    const finishing = running.get(id) ?? finish(id);
    running.set(id, finishing);
    return finishing;
  };
  const sweep = async () => {
    const untouchedSince = new Date(runtime.now().getTime() - sweepAfter).toISOString();
    try {
      const { rows } = await workflow.assignments.find(
        'unfinished',
        { untouchedSince },
        { limit: sweptAtOnce },
      );
      await Promise.all(rows.map(({ id }) => begin(id)));
    } catch (error) {
      logger.warn({ error }, 'unfinished assignments could not be read');
    }
  };

  let stop: (() => Promise<void>) | undefined;
  return {
    finishAssignment: (async (id, patience) => {
      let timer: NodeJS.Timeout | undefined;
      const waiting = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)));
      await Promise.race([begin(id), waiting]);
      clearTimeout(timer);
    }) satisfies FinishAssignment,
    background: {
      start: () => void (stop = repeatedly(sweepEvery, sweep)),
      async close() {
        closed = true;
        await stop?.();
        await Promise.all(running.values());
      },
    },
  };
}
