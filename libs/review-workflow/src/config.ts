import { problemKinds, problems } from '@tandem/contracts';
import type { ProcessShape } from '@tandem/platform';
import { identityPublicKeyField } from '@tandem/platform';
import { z } from 'zod';

const config = z.object({ IDENTITY_PUBLIC_KEY: identityPublicKeyField });

export const reviewWorkflowProcess = {
  name: 'review-workflow',
  port: 3003,
  config,
  tables: { problems, kinds: problemKinds },
} satisfies ProcessShape;
