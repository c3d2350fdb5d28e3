import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import { workspaceRoot } from './workspace-root.ts';

const eslint = new ESLint({ cwd: workspaceRoot, overrideConfig: [tseslint.configs.disableTypeChecked] });

/** The rules that refuse this import in a file of this name, which need not exist. */
async function refusals(filePath: string, imported: string): Promise<string[]> {
  const results = await eslint.lintText(`import * as it from '${imported}';\nexport const its = it;\n`, {
    filePath: `${workspaceRoot}/${filePath}`,
  });
  const named = results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
  return [...new Set(named)];
}

const boundary = ['@nx/enforce-module-boundaries'];
const restricted = ['no-restricted-imports'];

describe('module boundaries', () => {
  beforeAll(async () => {
    // Without a cached project graph the boundary rule skips silently.
    await promisify(execFile)(join(workspaceRoot, 'node_modules', '.bin', 'nx'), ['show', 'projects'], {
      cwd: workspaceRoot,
    });
  }, 60_000);

  test.for([
    ['a service imports another service', 'libs/org/src/x.ts', '@tandem/project-sharing'],
    ['a service imports the testing lib outside its specs', 'libs/org/src/x.ts', '@tandem/testing'],
    ['the rules import the platform', 'libs/rules/src/x.ts', '@tandem/platform'],
    ['the rules import the contracts', 'libs/rules/src/x.ts', '@tandem/contracts'],
    ['the contracts import the platform', 'libs/contracts/src/x.ts', '@tandem/platform'],
    ['the platform imports the rules', 'libs/platform/src/x.ts', '@tandem/rules'],
    ['the testing lib imports a service', 'libs/testing/src/x.ts', '@tandem/org'],
    ['a service imports an app', 'libs/org/src/x.ts', '@tandem/all-in-one'],
    ['a service imports another by its path', 'libs/org/src/x.ts', '../../activity/src/index.ts'],
    ['the rules import express', 'libs/rules/src/x.ts', 'express'],
    ['a service imports what it does not declare', 'libs/activity/src/x.ts', 'sharp'],
  ] as const)('are crossed when %s', async ([, file, imported]) => {
    expect(await refusals(file, imported)).toEqual(boundary);
  });

  test.for([
    ['the embedded adapters', 'libs/org/src/x.ts', 'node:sqlite'],
    ['their adapters', 'libs/platform/src/x.ts', 'mongoose'],
    ['their adapters', 'apps/all-in-one/src/x.ts', 'kafkajs'],
  ] as const)('keep engines inside %s: %s may not import %s', async ([, file, imported]) => {
    expect(await refusals(file, imported)).toContain(restricted[0]);
  });

  test.for([
    ['a service imports contracts', 'libs/org/src/x.ts', '@tandem/contracts'],
    ['a service imports the platform', 'libs/org/src/x.ts', '@tandem/platform'],
    ['a service spec imports the testing lib', 'libs/org/src/x.spec.ts', '@tandem/testing'],
    ['a spec of the rules imports vitest', 'libs/rules/src/x.spec.ts', 'vitest'],
    ['the contracts import zod', 'libs/contracts/src/x.ts', 'zod'],
    ['the app imports a service', 'apps/all-in-one/src/x.ts', '@tandem/org'],
    ['the embedded adapters import node:sqlite', 'libs/platform/src/embedded/x.ts', 'node:sqlite'],
  ] as const)('are kept when %s', async ([, file, imported]) => {
    expect(await refusals(file, imported)).toEqual([]);
  });
});
