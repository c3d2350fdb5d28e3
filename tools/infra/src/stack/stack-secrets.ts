import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generateIdentityKeys } from '@tandem/platform';
import { z } from 'zod';

const Secrets = z.object({
  IDENTITY_PRIVATE_KEY: z.string(),
  IDENTITY_PUBLIC_KEY: z.string(),
  ORG_TOKEN_KEY: z.string(),
  PROJECT_SHARING_TOKEN_KEY: z.string(),
});
export type StackSecrets = z.infer<typeof Secrets>;

/** The keys of a stack, made at its first start and kept in a file that its owner alone can read. */
export async function readStackSecrets(file: string): Promise<StackSecrets> {
  if (existsSync(file)) return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { privateKey, publicKey } = await generateIdentityKeys();
  const tokenKey = () => randomBytes(32).toString('base64url');
  const secrets: StackSecrets = {
    IDENTITY_PRIVATE_KEY: JSON.stringify(privateKey),
    IDENTITY_PUBLIC_KEY: JSON.stringify(publicKey),
    ORG_TOKEN_KEY: tokenKey(),
    PROJECT_SHARING_TOKEN_KEY: tokenKey(),
  };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return secrets;
}
