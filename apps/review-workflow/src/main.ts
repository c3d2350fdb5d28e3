import { createIdentityVerifier } from '@tandem/platform';
import { runService } from '@tandem/platform/process';
import { createReviewWorkflow, reviewWorkflowProcess } from '@tandem/review-workflow';

await runService({
  ...reviewWorkflowProcess,
  create: async (own, config) =>
    createReviewWorkflow({
      ...own,
      blobs: own.store.blobs(),
      verifyIdentity: await createIdentityVerifier(
        config.IDENTITY_PUBLIC_KEY,
        'review-workflow',
        own.runtime.now,
      ),
    }),
});
