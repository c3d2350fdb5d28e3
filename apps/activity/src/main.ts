import { activityProcess, createActivity } from '@tandem/activity';
import { createIdentityVerifier } from '@tandem/platform';
import { runService } from '@tandem/platform/process';

await runService({
  ...activityProcess,
  create: async (own, config) =>
    createActivity({
      ...own,
      verifyIdentity: await createIdentityVerifier(config.IDENTITY_PUBLIC_KEY, 'activity', own.runtime.now),
    }),
});
