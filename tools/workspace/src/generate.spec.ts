import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drifted, generate } from './generate.ts';

let parent: string;
let folder: string;
const files = { 'a.md': 'A\n', 'b.json': '{}\n' };

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'tandem-generate-'));
  folder = join(parent, 'generated');
});
afterEach(() => rmSync(parent, { recursive: true }));

describe('generated files', () => {
  test('are written once, and not again while they are as generated', () => {
    expect(generate(folder, files)).toEqual(['a.md', 'b.json']);
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('A\n');
    expect(generate(folder, files)).toEqual([]);
    expect(drifted(folder, files)).toEqual([]);
  });

  test('have drifted, by name, when altered, missing or left over', () => {
    generate(folder, { ...files, 'old.md': 'of yesterday\n' });
    writeFileSync(join(folder, 'a.md'), 'edited\n');
    rmSync(join(folder, 'b.json'));
    expect(drifted(folder, files)).toEqual(['a.md', 'b.json', 'old.md']);
  });

  test('all have drifted where there is no folder yet', () => {
    expect(drifted(folder, files)).toEqual(['a.md', 'b.json']);
  });

  test('that nothing generates any more are removed, folders left alone', () => {
    generate(folder, { ...files, 'old.md': 'of yesterday\n' });
    mkdirSync(join(folder, 'kept'));
    expect(generate(folder, files)).toEqual(['old.md']);
    expect(readdirSync(folder).toSorted()).toEqual(['a.md', 'b.json', 'kept']);
  });
});
