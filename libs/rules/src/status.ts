import type { ProjectFacts } from './facts.ts';
import { activeCollaborations } from './standing.ts';
import type { Status, Step } from './words.ts';

/** What an image stores instead of a status (product: What is stored is the step and who reviews). */
export type StoredStatus = {
  readonly step: Step;
  /** `host` or a collaboration's id; null while nothing waits */
  readonly reviewBy: string | null;
};

export type Collaborations = Pick<ProjectFacts, 'collaborations'>;

export const isShared = (project: Collaborations): boolean => activeCollaborations(project).length > 0;

export const isActive = (collaborationId: string | null, project: Collaborations): boolean =>
  activeCollaborations(project).some((c) => c.id === collaborationId);

export function deriveStatus(image: StoredStatus, project: Collaborations): Status {
  if (image.step !== 'waiting') return image.step;
  if (isActive(image.reviewBy, project)) return 'waiting_for_collaborator_review';
  return isShared(project) ? 'waiting_for_owner_review' : 'waiting_for_review';
}
