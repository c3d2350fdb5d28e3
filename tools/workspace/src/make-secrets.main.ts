import { join } from 'node:path';
import { makeSecrets } from './make-secrets.ts';
import { workspaceRoot } from './workspace-root.ts';

const made = await makeSecrets(join(workspaceRoot, '.env'));
console.log(
  made.length > 0 ? `Written to .env: ${made.join(', ')}. Keep that file.` : 'Every secret is in .env.',
);
