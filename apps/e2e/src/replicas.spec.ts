import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balancedSend } from './balanced.ts';
import { playStory } from './story.ts';
import { newFolder, removeFolder } from './system-process.ts';
import { enginesFromEnvironment, needsEngines, startStack } from './topologies.ts';

const engines = enginesFromEnvironment();
const billing = join(import.meta.dirname, '..', '..', '..', 'examples', 'billing', 'src', 'main.ts');

describe.runIf(engines)('two processes of each service, and two gateways asked in turn', () => {
  let stack: Awaited<ReturnType<typeof startStack>>;
  beforeAll(async () => {
    if (engines) stack = await startStack(engines, { replicas: 2, gateways: 2 });
  }, 120_000);
  afterAll(() => stack.end());

  it('tell one story: whoever asks next sees what was written before, whichever process answers', async () => {
    const lines: string[] = [];
    await playStory(stack.url, (line) => lines.push(line), balancedSend(stack.url, stack.gateways));
    expect(lines.at(-4)).toContain('shared with Ostrava Labels');
  }, 120_000);

  it('publish what another team bills by: one image done, for the partner it was entrusted to', async () => {
    const folder = newFolder();
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [billing, '--json', '--data', join(folder, 'billing.sqlite')],
      { env: { ...process.env, KAFKA_BROKERS: engines?.kafkaBrokers, KAFKA_NAMESPACE: stack.namespace } },
    );
    removeFolder(folder);
    expect(JSON.parse(stdout)).toMatchObject({
      figures: [{ month: new Date().toISOString().slice(0, 7), name: 'Beistad Markering', images: 1 }],
      skipped: [],
    });
  }, 60_000);
});

if (!engines) it.skip(`two processes of each service: ${needsEngines}`);
