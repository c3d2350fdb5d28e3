import { problemKinds, problems } from '@tandem/contracts';
import type { ProcessShape } from '@tandem/platform';
import { identityPublicKeyField, publicUrlField, tokenKeyField } from '@tandem/platform';
import { z } from 'zod';

const config = z.object({
  IDENTITY_PUBLIC_KEY: identityPublicKeyField,
  TOKEN_KEY: tokenKeyField,
  PUBLIC_URL: publicUrlField,
});

export const projectSharingProcess = {
  name: 'project-sharing',
  port: 3002,
  config,
  tables: { problems, kinds: problemKinds },
} satisfies ProcessShape;
