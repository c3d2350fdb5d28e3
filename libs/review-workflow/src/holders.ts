import type { OrganizationState, ProjectState } from '@tandem/contracts';
import { Holder as HolderFields } from '@tandem/contracts';
import type { Holder as HolderFacts } from '@tandem/rules';
import { holdsStill, inForce, maySeeImage, standing } from '@tandem/rules';
import { z } from 'zod';

/** Who holds a claim, is assigned, saved, or gets an image back, with the one value that queries find them by. */
export const Holder = HolderFields.extend({ key: z.string() });
export type Holder = z.infer<typeof Holder>;

/** The same membership under the same collaboration: what a holder counts by. */
const keyOf = (membershipId: string, collaborationId: string | null): string =>
  `${membershipId}.${collaborationId ?? 'host'}`;

/** The collaboration in a key; null: the host. */
export const collaborationOf = (key: string): string | null => {
  const side = key.slice(key.indexOf('.') + 1);
  return side === 'host' ? null : side;
};

/** Of a standing, or of a project member. */
export function holderOf({ accountId, membershipId, organizationId, collaborationId }: HolderFacts): Holder {
  return {
    key: keyOf(membershipId, collaborationId),
    accountId,
    membershipId,
    organizationId,
    collaborationId,
  };
}

/** As events and other services know a holder. */
export const publicHolder = ({ key: _, ...holder }: Holder): HolderFields => holder;

/** What judging a holder takes. */
export type Surroundings = {
  readonly project: ProjectState;
  /** Those that the images at hand name, the host's and one's own. */
  readonly organizations: (id: string) => OrganizationState | undefined;
};

/** Whether a holder still counts on an image: in force, and sees it. */
export function countsOn(
  holder: Holder | null,
  image: { readonly entrustedTo: string | null },
  { project, organizations }: Surroundings,
): holder is Holder {
  if (!holder || !holdsStill(holder, project, organizations)) return false;
  const { accountId, organizationId } = holder;
  const theirs = standing(project, organizations(organizationId), accountId, organizationId);
  return theirs !== undefined && maySeeImage(theirs, project, image);
}

/** The keys among these whose holders are in force no longer. */
export function voidKeys(keys: readonly string[], { project, organizations }: Surroundings): string[] {
  const members = Map.groupBy(project.members, (m) => keyOf(m.membershipId, m.collaborationId));
  const counts = (key: string) =>
    members.get(key)?.some((member) => inForce(member, project, organizations(member.organizationId)));
  return keys.filter((key) => !counts(key));
}

/** The keys under which an account's places in a project are held. */
export function keysOfAccount(accountId: string, project: ProjectState): string[] {
  const theirs = project.members.filter((member) => member.accountId === accountId);
  return [...new Set(theirs.map((m) => keyOf(m.membershipId, m.collaborationId)))];
}
