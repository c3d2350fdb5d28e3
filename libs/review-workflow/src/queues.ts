import { maySave, movesFor } from '@tandem/rules';
import type { ImageSummary } from './image-summary.ts';
import { movingOf } from './image-summary.ts';
import type { Held } from './image.store.ts';
import type { PersonField } from './keys-in-use.ts';
import type { Situation } from './situation.ts';
import { withOrganizations } from './situation.ts';
import type { Branches, Release } from './visible-images.ts';
import { everyOf, hostStage, nobodyOr, visibleImages } from './visible-images.ts';
import { readReleases } from './void-keys.ts';
import { waivingIn } from './waiving.ts';
import type { Workflow } from './workflow.ts';

export type Queue = 'annotation' | 'review';
export type Wanted = {
  readonly queue: Queue;
  /** Images that are not to be given. */
  readonly except: readonly string[];
};
/** Asks for what waits in one tier, in order; at most so many. */
type Tier = () => Promise<readonly ImageSummary[]>;

const fewImages = 20;
/** Four eyes are judged image by image, over so many of the oldest. */
const lookAhead = 200;

/** What this person may do with an image of a queue, now; an approval that they would have to waive four eyes for, too. */
export function mayWork(queue: Queue, image: ImageSummary, situation: Situation): boolean {
  const { standing, project } = situation;
  return queue === 'annotation'
    ? maySave(standing, project, movingOf(image))
    : mayApprove(image, situation) || waivingIn(situation)(image);
}

const mayApprove = (image: ImageSummary, { standing, project }: Situation): boolean =>
  movesFor(standing, project, movingOf(image)).includes('approve');

/** The tiers of a queue, first things first (product: Queues). */
export async function readTiers(
  workflow: Workflow,
  situation: Situation,
  { queue, except }: Wanted,
  fresh: boolean,
): Promise<readonly Tier[]> {
  return queue === 'annotation'
    ? annotationTiers(workflow, situation, except, fresh)
    : reviewTiers(workflow, situation, except, fresh);
}

const besides = (images: readonly ImageSummary[], except: readonly string[]): readonly ImageSummary[] =>
  images.filter(({ id }) => !except.includes(id));

/** Claimed by nobody else; claims that are over count for nothing. */
function unclaimed({ me, now }: Situation, released: readonly Release[]): Branches {
  return [...nobodyOr('claim.holder.key', [me.key], released), { 'claim.until': { lte: now.toISOString() } }];
}

async function annotationTiers(
  workflow: Workflow,
  situation: Situation,
  except: readonly string[],
  fresh: boolean,
): Promise<readonly Tier[]> {
  const { me, project } = situation;
  const released = (field: PersonField) => readReleases(workflow, situation, field, fresh);
  const [noAssignee, noSaver, noAddressee, noClaimant] = await Promise.all([
    released('assignee.key'),
    released('inProgressBy.key'),
    released('returnedTo.key'),
    released('claim.holder.key'),
  ]);
  const open = everyOf(visibleImages(situation), unclaimed(situation, noClaimant));
  const notOthers = everyOf(open, nobodyOr('assignee.key', [me.key], noAssignee));
  const held =
    (field: Held['field'], key: Held['key'], step: Held['step'], any: Branches = open): Tier =>
    async () => {
      if (typeof key === 'object' && key?.in.length === 0) return [];
      const asked = { projectId: project.id, field, key, step, any };
      const { rows } = await workflow.images.find('held', asked, { limit: fewImages + except.length });
      return besides(rows, except).slice(0, fewImages);
    };
  const heldByNobody = (
    field: Held['field'],
    step: Held['step'],
    released: readonly Release[],
    any = open,
  ): readonly Tier[] => [
    held(field, null, step, any),
    ...released.map(({ keys, on }) => held(field, { in: keys }, step, everyOf(any, on))),
  ];
  return [
    held('returnedTo.key', me.key, 'waiting_for_change'),
    ...heldByNobody('returnedTo.key', 'waiting_for_change', noAddressee),
    held('inProgressBy.key', me.key, 'in_progress', notOthers),
    held('assignee.key', me.key, 'in_progress'),
    held('assignee.key', me.key, 'new'),
    ...heldByNobody('assignee.key', 'new', noAssignee),
    // Begun by somebody who is gone, or on a side that it has left.
    ...heldByNobody('inProgressBy.key', 'in_progress', noSaver, notOthers),
  ];
}

async function reviewTiers(
  workflow: Workflow,
  situation: Situation,
  except: readonly string[],
  fresh: boolean,
): Promise<readonly Tier[]> {
  const { standing, project } = situation;
  const noClaimant = await readReleases(workflow, situation, 'claim.holder.key', fresh);
  const stage =
    standing.collaborationId === null ? hostStage(situation) : { reviewBy: standing.collaborationId };
  const any = everyOf(visibleImages(situation), unclaimed(situation, noClaimant), [stage]);
  const { rows } = await workflow.images.find(
    'waiting',
    { projectId: project.id, any },
    { limit: lookAhead + except.length },
  );
  const known = await withOrganizations(workflow.copies, situation, [project.organizationId]);
  const mayWaive = waivingIn(known);
  const first = (those: (image: ImageSummary) => boolean) => async () =>
    Promise.resolve(besides(rows, except).filter(those).slice(0, fewImages));
  // Those that four eyes bar every reviewer from come last.
  return [first((image) => mayApprove(image, situation)), first(mayWaive)];
}
