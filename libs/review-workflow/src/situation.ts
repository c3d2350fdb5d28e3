import type { OrganizationState, ProjectState, Refused } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import type { Capability, CapabilityTarget, Standing } from '@tandem/rules';
import { can, effectiveEntrustment, maySeeImage, membershipOf, standing } from '@tandem/rules';
import type { Holder, Surroundings } from './holders.ts';
import { holderOf } from './holders.ts';
import type { ImageSummary } from './image-summary.ts';
import type { Image } from './image.ts';
import type { Acting, Workflow } from './workflow.ts';

/** Who asks, as the project knows them at this moment, and what judging its images takes. */
export type Situation = Surroundings & {
  readonly standing: Standing;
  readonly me: Holder;
  readonly now: Date;
};

type Who = Pick<Acting, 'accountId' | 'organizationId' | 'projectId'>;

/** To outsiders there is neither the organization nor the project. */
export async function enterProject(
  { copies, runtime }: Workflow,
  { accountId, organizationId, projectId }: Who,
): Promise<Situation> {
  const [organization, project] = await Promise.all([
    copies.organizations.get(organizationId),
    copies.projects.get(projectId),
  ]);
  if (!organization || !membershipOf(organization, accountId)) throw refuse('organization.not-found');
  const mine = project && standing(project, organization, accountId, organizationId);
  if (!mine) throw refuse('project.not-found');
  const organizations = (id: string) => (id === organizationId ? organization : undefined);
  return { project, standing: mine, me: holderOf(mine), now: runtime.now(), organizations };
}

/** The same with the organizations of those whom these images name, of the host and of the partners they are entrusted to. */
export async function withOrganizationsOf(
  { copies }: Workflow,
  situation: Situation,
  images: readonly ImageSummary[],
): Promise<Situation> {
  const { project } = situation;
  const partnerOf = new Map(project.collaborations.map((c) => [c.id, c.organizationId]));
  const named = images.flatMap(({ claim, assignee, returnedTo, entrustedTo }) => [
    ...[claim?.holder, assignee, returnedTo].flatMap((holder) => (holder ? [holder.organizationId] : [])),
    partnerOf.get(effectiveEntrustment({ entrustedTo }, project) ?? '') ?? project.organizationId,
  ]);
  return withOrganizations(copies, situation, [project.organizationId, ...named]);
}

export async function withOrganizations(
  { organizations }: Workflow['copies'],
  situation: Situation,
  ids: readonly string[],
): Promise<Situation> {
  const unknown = ids.filter((id) => situation.organizations(id) === undefined);
  if (unknown.length === 0) return situation;
  const found: ReadonlyMap<string, OrganizationState> = await organizations.getMany(unknown);
  return { ...situation, organizations: (id) => situation.organizations(id) ?? found.get(id) };
}

export const missing = (capability: Capability): Refused =>
  refuse('project.capability-missing', { capability });

export const lacks = (
  capability: Capability,
  { standing: mine, project }: Pick<Situation, 'standing' | 'project'>,
  target?: CapabilityTarget,
): Refused | undefined => (can(mine, capability, project, target) ? undefined : missing(capability));

/** Enters a project with a capability; insiders without it are told so. */
export async function enterWith(workflow: Workflow, who: Who, capability: Capability): Promise<Situation> {
  const situation = await enterProject(workflow, who);
  const refused = lacks(capability, situation);
  if (refused) throw refused;
  return situation;
}

/** An image of another project, a deleted one and one that may not be seen do not exist. */
export function unseen(
  image: Pick<Image, 'projectId' | 'live' | 'entrustedTo'> | undefined,
  { standing: mine, project }: { readonly standing: Standing; readonly project: ProjectState },
): Refused | undefined {
  const there = image?.projectId === project.id && image.live && maySeeImage(mine, project, image);
  return there ? undefined : refuse('image.not-found');
}

/** One image and who asks for it. */
export async function visitImage(
  workflow: Workflow,
  who: Who & { readonly imageId: string },
): Promise<{ readonly image: Image; readonly situation: Situation }> {
  const [situation, found] = await Promise.all([
    enterProject(workflow, who),
    workflow.images.get(who.imageId),
  ]);
  const image = found?.state;
  const refused = unseen(image, situation);
  if (refused || !image) throw refused ?? refuse('image.not-found');
  return { image, situation: await withOrganizationsOf(workflow, situation, [image]) };
}
