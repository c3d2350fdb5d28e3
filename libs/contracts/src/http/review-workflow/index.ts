import { assignmentRoutes } from './assignment.ts';
import { imageRoutes } from './image.ts';
import { revisionRoutes } from './revision.ts';
import { reviewRoutes } from './review.ts';
import { selectionRoutes } from './selection.ts';
import { commentRoutes } from './comment.ts';
import { downloadRoutes } from './download.ts';
import { figuresRoutes } from './figures.ts';
import { consequenceRoutes } from './consequences.ts';

export type { ImageFilter } from './image-filter.ts';
export * from './views.ts';

/** Every route that review-workflow answers. */
export const reviewWorkflowRoutes = {
  ...imageRoutes,
  ...revisionRoutes,
  ...reviewRoutes,
  ...selectionRoutes,
  ...assignmentRoutes,
  ...commentRoutes,
  ...downloadRoutes,
  ...figuresRoutes,
  ...consequenceRoutes,
};
