import type { ImageView } from '@tandem/contracts';
import type { PersonFacts } from '@tandem/rules';
import { refuse } from '@tandem/contracts';
import {
  comparedWith,
  deriveStatus,
  effectiveEntrustment,
  isActive,
  maySave,
  maySeeComment,
  movesFor,
  personAs,
  undoableUntil,
} from '@tandem/rules';
import { claimInForce, isMine } from './claims.ts';
import { countsOn } from './holders.ts';
import type { ImageSummary } from './image-summary.ts';
import { movingOf, rememberedRevisions } from './image-summary.ts';
import { countsOfLiveLabels } from './labels.ts';
import type { People } from './people.ts';
import { readPeople } from './people.ts';
import type { Situation } from './situation.ts';
import { withOrganizationsOf } from './situation.ts';
import { mayTakeOverFrom } from './taking-over.ts';
import { waivingIn } from './waiving.ts';
import type { Workflow } from './workflow.ts';

/** Whoever an image names and still counts. */
const standingPeople = (image: ImageSummary, situation: Situation) => ({
  claim: claimInForce(image, situation),
  assignee: countsOn(image.assignee, image, situation) ? image.assignee : undefined,
  returnedTo:
    image.step === 'waiting_for_change' && countsOn(image.returnedTo, image, situation)
      ? image.returnedTo
      : undefined,
});

/** Whose review a waiting image waits for. */
const reviewerOf = ({ reviewBy }: ImageSummary, { project }: Situation): string =>
  project.collaborations.find((c) => c.id === reviewBy && isActive(c.id, project))?.organizationId ??
  project.organizationId;

function entrustmentOf(image: ImageSummary, { project }: Situation, people: People) {
  const collaborationId = effectiveEntrustment(image, project);
  const collaboration = project.collaborations.find(({ id }) => id === collaborationId);
  return collaboration
    ? { collaborationId: collaboration.id, organization: people.organization(collaboration.organizationId) }
    : null;
}

type Approval = ImageSummary['approvals'][number];
type Waived = Approval & { readonly waived: string };
/** The approvals of this round for which four eyes were waived. */
const waivedOn = ({ approvals, accepted }: ImageSummary): readonly Waived[] =>
  [...approvals, ...(accepted ? [accepted] : [])].filter((act): act is Waived => act.waived !== undefined);

const isOtherPartners = (person: PersonFacts, { standing, project }: Situation): boolean =>
  personAs(standing, project, person) === 'host' && person.organizationId !== project.organizationId;

function viewOf(
  image: ImageSummary,
  situation: Situation,
  people: People,
  mayWaive: (image: ImageSummary) => boolean,
): ImageView {
  const { project, standing, now } = situation;
  const { claim, assignee, returnedTo } = standingPeople(image, situation);
  const moving = movingOf(image);
  const status = deriveStatus(image, project);
  const { lastMove } = moving;
  const reviewer = image.step === 'waiting' ? people.organization(reviewerOf(image, situation)) : undefined;
  const heard = image.commentTally.filter((comments) => maySeeComment(standing, project, comments));
  // While somebody else is on it, nothing can be done that would not be refused.
  const held = claim !== undefined && !isMine(claim, situation);
  const moves = held ? [] : movesFor(standing, project, moving, now);
  return {
    id: image.id,
    folder: image.folder,
    name: image.name,
    width: image.width,
    height: image.height,
    uploadedAt: image.uploadedAt,
    changedAt: image.changedAt,
    status,
    waitsFor: reviewer ? { kind: 'organization', ...reviewer } : null,
    revision: image.revision,
    savedBy: image.lastSavedBy && people.author(image.lastSavedBy),
    acceptedRevision: image.accepted?.revision ?? null,
    changedSinceAccepted: image.changedSinceAccepted,
    comparedWith: comparedWith(status, rememberedRevisions(image)),
    entrustedTo: entrustmentOf(image, situation, people),
    claim: claim
      ? {
          by: people.author(claim.holder),
          mine: !held,
          until: claim.until,
          mayTakeOver: held && mayTakeOverFrom(claim.holder, situation),
        }
      : null,
    assignee: assignee ? people.author(assignee) : null,
    returnedTo: returnedTo ? people.author(returnedTo) : null,
    annotationCounts: countsOfLiveLabels(image.annotationCounts, project),
    comments: heard.reduce((sum, { count }) => sum + count, 0),
    mayChange: !held && maySave(standing, project, moving),
    moves,
    mayWaive: !held && mayWaive(image),
    waived: waivedOn(image).map(({ by, at, waived }) => ({
      by: people.author(by),
      at,
      reason: isOtherPartners(by, situation) ? null : waived,
    })),
    undo: moves.includes('undo') && lastMove ? { move: lastMove.move, until: undoableUntil(lastMove) } : null,
  };
}

/** Images as the person who asks may see them; names in one batch. */
export async function viewImages(
  workflow: Workflow,
  entered: Situation,
  images: readonly ImageSummary[],
): Promise<ImageView[]> {
  const situation = await withOrganizationsOf(workflow, entered, images);
  const named = images.flatMap((image) => {
    const { claim, assignee, returnedTo } = standingPeople(image, situation);
    const waivers = waivedOn(image).map(({ by }) => by);
    const people = [claim?.holder, assignee, returnedTo, image.lastSavedBy, ...waivers];
    return people.filter((person) => person !== undefined && person !== null);
  });
  const people = await readPeople(workflow, situation, named);
  const mayWaive = waivingIn(situation);
  return images.map((image) => viewOf(image, situation, people, mayWaive));
}

export async function viewImage(
  workflow: Workflow,
  situation: Situation,
  image: ImageSummary,
): Promise<ImageView> {
  const [view] = await viewImages(workflow, situation, [image]);
  if (!view) throw refuse('image.not-found');
  return view;
}
