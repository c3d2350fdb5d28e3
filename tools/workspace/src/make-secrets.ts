import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { generateIdentityKeys } from '@tandem/platform';

const tokenKey = () => randomBytes(32).toString('base64url');
const isSet = (text: string, key: string) => new RegExp(`^${key}=.`, 'm').test(text);

/** Adds to a file of `KEY=value` lines the secrets that it lacks, and names them; what is there stays. */
export async function makeSecrets(file: string): Promise<readonly string[]> {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const pair = ['IDENTITY_PRIVATE_KEY', 'IDENTITY_PUBLIC_KEY'];
  const there = pair.filter((key) => isSet(before, key));
  if (there.length === 1)
    throw new Error(
      `${file} has ${String(there[0])} without its other half: remove it, or add the other one.`,
    );
  const { privateKey, publicKey } = await generateIdentityKeys();
  const made: readonly (readonly [string, string])[] = [
    ['IDENTITY_PRIVATE_KEY', `'${JSON.stringify(privateKey)}'`],
    ['IDENTITY_PUBLIC_KEY', `'${JSON.stringify(publicKey)}'`],
    ['ORG_TOKEN_KEY', tokenKey()],
    ['PROJECT_SHARING_TOKEN_KEY', tokenKey()],
  ];
  const missing = made.filter(([key]) => !isSet(before, key));
  if (missing.length > 0) {
    const newLine = before === '' || before.endsWith('\n') ? '' : '\n';
    const lines = missing.map(([key, value]) => `${key}=${value}\n`).join('');
    writeFileSync(`${file}.new`, `${before}${newLine}${lines}`, { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  return missing.map(([key]) => key);
}
