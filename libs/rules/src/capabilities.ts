import type { ProjectFacts } from './facts.ts';
import type { Standing } from './standing.ts';
import type { Role, Side } from './words.ts';

/** The columns of the tables: a role on a side. */
export const actors = [
  'host manager',
  'host developer',
  'host annotator',
  'external manager',
  'external annotator',
] as const;
export type Actor = (typeof actors)[number];

export const capabilities = [
  'rename-or-delete-project',
  'change-project-settings',
  'assign-annotators',
  'manage-members',
  'manage-labels',
  'manage-images',
  'download-image-files',
  'download-annotation-data',
  'annotate-images',
  'review-images',
  'comment',
] as const;
export type Capability = (typeof capabilities)[number];

/** What a capability is used on, where that is known: whose people, which image (its entrustment in force). */
export type CapabilityTarget = { readonly organizationId?: string; readonly entrustedTo?: string | null };
type Asked = { standing: Standing; project: Pick<ProjectFacts, 'settings'>; target: CapabilityTarget };

/** The conditions that cells name. Each says yes to an unknown target: then the question is "at all?". */
export const capabilityConditions = {
  ownOrganizationOnly: ({ standing, target }: Asked) =>
    target.organizationId === undefined || target.organizationId === standing.organizationId,
  partnersAssign: (asked: Asked) =>
    asked.project.settings.partnersAssign &&
    capabilityConditions.ownOrganizationOnly(asked) &&
    (asked.target.entrustedTo === undefined || asked.target.entrustedTo === asked.standing.collaborationId),
};
export type CapabilityCell = boolean | keyof typeof capabilityConditions;
export type CapabilityTable = Record<Capability, Record<Actor, CapabilityCell>>;

const row = (
  manager: CapabilityCell,
  developer: CapabilityCell,
  annotator: CapabilityCell,
  externalManager: CapabilityCell,
  externalAnnotator: CapabilityCell,
): Record<Actor, CapabilityCell> => ({
  'host manager': manager,
  'host developer': developer,
  'host annotator': annotator,
  'external manager': externalManager,
  'external annotator': externalAnnotator,
});

/** Who may do what (product: Project members and roles). */
export const capabilityTable: CapabilityTable = {
  'rename-or-delete-project': row(true, false, false, false, false),
  'change-project-settings': row(true, false, false, false, false),
  'assign-annotators': row(true, false, false, 'partnersAssign', false),
  'manage-members': row(true, true, false, 'ownOrganizationOnly', false),
  'manage-labels': row(true, true, false, false, false),
  'manage-images': row(true, true, false, false, false),
  'download-image-files': row(true, true, false, false, false),
  'download-annotation-data': row(true, true, false, false, false),
  'annotate-images': row(true, true, true, true, true),
  'review-images': row(true, true, false, true, false),
  comment: row(true, true, true, true, true),
};

/** The column of a standing; undefined for an owner outside the project, who has no capability. */
export function actorOf(standing: Standing): Actor | undefined {
  return actorAs(standing.side, standing.kind === 'owner' ? null : standing.role);
}

/** The same by the side and role that a project is shown with; a null role: an owner outside the project. */
export function actorAs(side: Side, role: Role | null): Actor | undefined {
  return actors.find((actor) => actor === `${side} ${role}`);
}

/** Whether the capability is held; without a target, whether it is held at all. */
export function can(
  standing: Standing,
  capability: Capability,
  project: Pick<ProjectFacts, 'settings'>,
  target: CapabilityTarget = {},
): boolean {
  const actor = actorOf(standing);
  if (actor === undefined) return false;
  const cell = capabilityTable[capability][actor];
  return typeof cell === 'boolean' ? cell : capabilityConditions[cell]({ standing, project, target });
}

/** Managers and developers of the host, managers of a partner. */
export function isReviewer(standing: Standing): boolean {
  const actor = actorOf(standing);
  return actor !== undefined && capabilityTable['review-images'][actor] === true;
}
