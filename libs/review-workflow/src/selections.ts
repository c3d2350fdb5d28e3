import { isHostManager } from '@tandem/rules';
import type { Refused } from '@tandem/contracts';
import { derivedId, isRefusal } from '@tandem/platform';
import { assignImage } from './assign-image.ts';
import { deleteImage } from './delete-image.ts';
import { entrustImage } from './entrust-image.ts';
import type { WantedMove } from './move-image.ts';
import { moveImage } from './move-image.ts';
import type { Situation } from './situation.ts';
import { enterWith, missing, withOrganizations, withOrganizationsOf } from './situation.ts';
import { unassignImage } from './unassign-image.ts';
import type { Acting, ActingOnImage, Workflow } from './workflow.ts';

type ImageOutcome = { readonly imageId: string; readonly refusal: Refused['refusal'] | null };

/** How many images are changed at the same time. */
const atOnce = 8;

/** Each image under a key of its own, so that a repeated selection finds what was done; what was written is not told. */
function contextOf({ command, ...context }: Acting['context'], imageId: string): Acting['context'] {
  const own = command && { ...command, key: derivedId(command.key, imageId) };
  return { ...context, ...(own && { command: own }), wrote: [] };
}

/** Changes the images of a selection one by one, and answers for each; the project is read once for all of them. */
async function eachOf(
  workflow: Workflow,
  acting: Acting,
  imageIds: readonly string[],
  situation: Situation,
  change: (image: ActingOnImage) => Promise<unknown>,
): Promise<{ readonly rows: ImageOutcome[] }> {
  const images = await workflow.images.getMany(imageIds);
  const entered = await withOrganizationsOf(workflow, situation, images);
  const changeOne = async (imageId: string): Promise<ImageOutcome> => {
    try {
      await change({ ...acting, imageId, entered, context: contextOf(acting.context, imageId) });
      return { imageId, refusal: null };
    } catch (error) {
      if (isRefusal(error)) return { imageId, refusal: error.refusal as Refused['refusal'] };
      throw error;
    }
  };
  const rows: ImageOutcome[] = [];
  for (let first = 0; first < imageIds.length; first += atOnce)
    rows.push(...(await Promise.all(imageIds.slice(first, first + atOnce).map(changeOne))));
  return { rows };
}

type Looked = { readonly id: string } & Pick<WantedMove, 'from' | 'revision'>;

/** Moves a selection on, each image from what was looked at. */
export async function moveSelection(
  workflow: Workflow,
  acting: Acting,
  { images, ...wanted }: Omit<WantedMove, 'from' | 'revision'> & { readonly images: readonly Looked[] },
) {
  const situation = await enterWith(workflow, acting, 'annotate-images');
  const looked = new Map(images.map(({ id, from, revision }) => [id, { from, revision }]));
  return eachOf(workflow, acting, [...looked.keys()], situation, async (image) => {
    const seen = looked.get(image.imageId);
    if (seen) await moveImage(workflow, image, { ...wanted, ...seen });
  });
}

type Spread = {
  readonly imageIds: readonly string[];
  readonly projectMemberId?: string | null | undefined;
  readonly projectMemberIds?: readonly string[] | undefined;
};

/** Assigns a selection to one annotator, or in turn to several, or takes the assignments back with null. */
export async function assignSelection(
  workflow: Workflow,
  acting: Acting,
  {
    imageIds,
    projectMemberId = null,
    projectMemberIds = projectMemberId === null ? [] : [projectMemberId],
  }: Spread,
) {
  const entered = await enterWith(workflow, acting, 'assign-annotators');
  const members = entered.project.members.filter(({ id }) => projectMemberIds.includes(id));
  const homes = members.map(({ organizationId }) => organizationId);
  const situation = await withOrganizations(workflow.copies, entered, homes);
  // By its place in the request alone, so that a repeated one gives each image to the same person.
  const turns = new Map(imageIds.map((id, n) => [id, projectMemberIds[n % projectMemberIds.length]]));
  return eachOf(workflow, acting, imageIds, situation, (image) => {
    const to = turns.get(image.imageId);
    return to === undefined ? unassignImage(workflow, image) : assignImage(workflow, image, to);
  });
}

/** Deletes a selection; host managers and developers. */
export async function deleteSelection(
  workflow: Workflow,
  acting: Acting,
  { imageIds }: { readonly imageIds: readonly string[] },
) {
  const situation = await enterWith(workflow, acting, 'manage-images');
  return eachOf(workflow, acting, imageIds, situation, (image) => deleteImage(workflow, image));
}

/** Hands a selection over to a collaboration, or takes it back with null; host managers alone. */
export async function entrustSelection(
  workflow: Workflow,
  acting: Acting,
  {
    imageIds,
    collaborationId,
  }: { readonly imageIds: readonly string[]; readonly collaborationId: string | null },
) {
  const situation = await enterWith(workflow, acting, 'assign-annotators');
  if (!isHostManager(situation.standing)) throw missing('assign-annotators');
  return eachOf(workflow, acting, imageIds, situation, (image) =>
    entrustImage(workflow, image, collaborationId),
  );
}
