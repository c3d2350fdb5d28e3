import { createIdentityVerifier, createTokens } from '@tandem/platform';
import { runService } from '@tandem/platform/process';
import { createProjectSharing, projectSharingProcess } from '@tandem/project-sharing';

await runService({
  ...projectSharingProcess,
  create: async (own, config) =>
    createProjectSharing({
      ...own,
      verifyIdentity: await createIdentityVerifier(
        config.IDENTITY_PUBLIC_KEY,
        'project-sharing',
        own.runtime.now,
      ),
      tokens: createTokens(config.TOKEN_KEY),
      publicUrl: config.PUBLIC_URL,
    }),
});
