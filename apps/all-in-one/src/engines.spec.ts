import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('everything in one process loads neither of the engines of a cluster', async () => {
  const script = `
    await import(${JSON.stringify(join(import.meta.dirname, 'system.ts'))});
    const { createRequire } = await import('node:module');
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    console.log(JSON.stringify(loaded.map((file) => file.split('/node_modules/').at(-1).split('/')[0])));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  const packages = new Set(JSON.parse(stdout) as string[]);
  expect(packages).toContain('express');
  expect(['mongoose', 'mongodb', 'kafkajs'].filter((engine) => packages.has(engine))).toEqual([]);
});
