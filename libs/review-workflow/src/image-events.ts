import type { Entrustment, ProjectState } from '@tandem/contracts';
import type { Decision, NewEvent } from '@tandem/platform';
import { deriveStatus, effectiveEntrustment } from '@tandem/rules';
import type { z } from 'zod';
import type { Image } from './image.ts';
import type { Situation } from './situation.ts';

/** The collaboration that an image is entrusted to, as events tell it. */
export function entrustment(
  image: Pick<Image, 'entrustedTo'>,
  project: ProjectState,
): z.infer<typeof Entrustment> | null {
  const id = effectiveEntrustment(image, project);
  const collaboration = project.collaborations.find((c) => c.id === id);
  return collaboration
    ? { collaborationId: collaboration.id, organizationId: collaboration.organizationId }
    : null;
}

/** What every event of an image tells: the status before and after, as derived at this moment. */
export const happened = (before: Image, after: Image, { project }: Pick<Situation, 'project'>) => ({
  projectId: before.projectId,
  from: deriveStatus(before, project),
  to: deriveStatus(after, project),
  revision: after.revision,
  entrustedTo: entrustment(after, project),
});

export const changed = <Result>(
  state: Image,
  events: readonly NewEvent[],
  result: Result,
): Decision<Image, Result> => ({ state, events, result });

export const unchanged = (state: Image): Decision<Image, null> => changed(state, [], null);
