import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { generateIdentityKeys } from '@tandem/platform';
import { z } from 'zod';

const Jwk = z.looseObject({ kty: z.string() });
const Secrets = z.object({
  identity: z.object({ privateKey: Jwk, publicKey: Jwk }),
  tokenKey: z.string().min(43),
});
export type Secrets = z.infer<typeof Secrets>;

/** The keys of this installation, made at its first start; readable by its owner alone. */
export async function readSecrets(file: string): Promise<Secrets> {
  if (existsSync(file)) return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  const secrets = { identity: await generateIdentityKeys(), tokenKey: randomBytes(32).toString('base64url') };
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, JSON.stringify(secrets), { mode: 0o600, flush: true });
  renameSync(unfinished, file);
  return Secrets.parse(secrets);
}
