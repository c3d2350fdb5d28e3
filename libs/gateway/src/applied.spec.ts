import { randomUUID } from 'node:crypto';
import { Unavailable } from '@tandem/platform';
import { describe, expect, it } from 'vitest';
import { createAddresses } from './addresses.ts';
import { createWaitUntilApplied, parseWrote } from './applied.ts';

const nowhere = createAddresses('http://127.0.0.1:9');
const services = { org: nowhere, 'project-sharing': nowhere, 'review-workflow': nowhere, activity: nowhere };

describe('waiting until what was written is applied', () => {
  it('names the gateway among the pending when its own storage cannot be reached, and fails nobody', async () => {
    const wait = createWaitUntilApplied(services, {
      applied: () => Promise.reject(new Unavailable('MongoDB')),
    });
    const pending = await wait([{ aggregate: 'account', id: randomUUID(), seq: 1 }], 50);
    expect(pending.toSorted()).toEqual(['activity', 'gateway', 'project-sharing', 'review-workflow']);
  });

  it('waits for nobody after a write on an image', async () => {
    const wait = createWaitUntilApplied(services, { applied: async () => false });
    expect(await wait([{ aggregate: 'image', id: randomUUID(), seq: 1 }], 5_000)).toEqual([]);
  });

  it('reads what a service says it wrote, and passes over what is none', () => {
    const [one, two] = [randomUUID(), randomUUID()];
    expect(parseWrote(`project/${one}@12, account/${two}@1, nonsense, image/7@1`)).toEqual([
      { aggregate: 'project', id: one, seq: 12 },
      { aggregate: 'account', id: two, seq: 1 },
    ]);
    expect(parseWrote(undefined)).toEqual([]);
  });
});
