import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSecrets } from './make-secrets.ts';

describe('the secrets of an installation', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tandem-secrets-'));
    file = join(folder, '.env');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are made once, for their owner alone to read, and stay as they are', async () => {
    expect(await makeSecrets(file)).toEqual([
      'IDENTITY_PRIVATE_KEY',
      'IDENTITY_PUBLIC_KEY',
      'ORG_TOKEN_KEY',
      'PROJECT_SHARING_TOKEN_KEY',
    ]);
    const made = readFileSync(file, 'utf8');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await makeSecrets(file)).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe(made);
  });

  it('are added to what the file says already', async () => {
    writeFileSync(file, 'TANDEM_PORT=4000\nORG_TOKEN_KEY=kept');
    expect(await makeSecrets(file)).not.toContain('ORG_TOKEN_KEY');
    expect(readFileSync(file, 'utf8')).toMatch(
      /^TANDEM_PORT=4000\nORG_TOKEN_KEY=kept\nIDENTITY_PRIVATE_KEY='/,
    );
  });

  it('are not made anew where half of a pair is there: what the other half signed would be lost', async () => {
    appendFileSync(file, `IDENTITY_PUBLIC_KEY='{"kty":"OKP"}'\n`);
    await expect(makeSecrets(file)).rejects.toThrow('without its other half');
  });
});
