import { problemKinds, problems, reviewWorkflowRoutes } from '@tandem/contracts';
import type { Blobs, Service, ServiceDeps } from '@tandem/platform';
import { assembleService, createMetrics, createRelay } from '@tandem/platform';
import { admissions } from './admissions.ts';
import { openAssignments } from './assignments.store.ts';
import { openCopies } from './copies.ts';
import { openFinisher } from './finish-assignment.ts';
import { openImages } from './image.store.ts';
import { openKeysInUse } from './keys-in-use.ts';
import { countMoves } from './moves-metric.ts';
import { openPictures } from './picture.ts';
import { openRevisions } from './revisions.store.ts';
import { reviewWorkflowHandlers } from './routes.ts';
import { openCommentTexts, openNextAnswers } from './texts.store.ts';
import type { Workflow } from './workflow.ts';

/** Images, their annotations, and how they pass from hand to hand until they are done. */
export function createReviewWorkflow(deps: ServiceDeps & { readonly blobs: Blobs }): Service {
  const { store, runtime, blobs } = deps;
  const images = openImages(store, runtime);
  const copies = openCopies(store);
  const workflow: Workflow = {
    assignments: openAssignments(store),
    images,
    copies,
    revisions: openRevisions(store),
    commentTexts: openCommentTexts(store),
    nextAnswers: openNextAnswers(store),
    keysInUse: openKeysInUse(images),
    ...openPictures(),
    blobs,
    runtime,
  };
  const { finishAssignment, background } = openFinisher(workflow, deps);
  const metrics = createMetrics('review-workflow');
  countMoves(metrics, images);
  return assembleService(
    {
      name: 'review-workflow',
      routes: reviewWorkflowRoutes,
      handlers: reviewWorkflowHandlers(workflow, finishAssignment),
      admit: admissions(workflow),
      tables: { problems, kinds: problemKinds },
      readers: [copies.accounts, copies.organizations, copies.projects],
      relays: [createRelay(images, deps)],
      metrics,
      background,
    },
    deps,
  );
}
