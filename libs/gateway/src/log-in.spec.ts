import type { Listening } from '@tandem/platform';
import { listen, systemRuntime } from '@tandem/platform';
import { afterEach, describe, expect, it } from 'vitest';
import { createAddresses } from './addresses.ts';
import { checkCredentialsAt } from './log-in.ts';

const account = { id: systemRuntime.newId(), email: 'ada@example.org', name: 'Ada', emailVerified: true };
const credentials = { email: account.email, password: 'correct horse' };
const sign = async () => 'signed';

describe('checking a password at several replicas', () => {
  const opened: Listening[] = [];
  let asked = 0;
  const replica = async (answers: boolean) => {
    const one = await listen(
      (_request, response) => {
        asked += 1;
        if (!answers) return;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ account, credentialsVersion: 1 }));
      },
      { port: 0, host: '127.0.0.1' },
    );
    opened.push(one);
    return one.url;
  };
  afterEach(async () => {
    asked = 0;
    for (const one of opened.splice(0)) {
      one.server.closeAllConnections();
      await one.close();
    }
  });

  it('asks another one when one hangs', async () => {
    const org = createAddresses([await replica(false), await replica(true)]);
    const check = checkCredentialsAt(org, sign, { each: 100, all: 5_000 });
    expect(await check(credentials)).toMatchObject({ account: { id: account.id } });
    expect(asked).toBe(2);
  });

  it('gives up on all of them together', async () => {
    const org = createAddresses([await replica(false), await replica(false), await replica(true)]);
    const check = checkCredentialsAt(org, sign, { each: 5_000, all: 100 });
    await expect(check(credentials)).rejects.toMatchObject({ refusal: { code: 'service.unreachable' } });
    expect(asked).toBe(1);
  });
});
