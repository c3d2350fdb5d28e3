import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { openDataFolder } from './data-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

let folder: string;
beforeEach(() => {
  folder = join(temporaryFolder(), 'a', 'b');
});

it('makes the folder and writes down its format', () => {
  const data = openDataFolder(folder, { formatVersion: 3 });
  expect(JSON.parse(readFileSync(join(folder, 'tandem.json'), 'utf8'))).toEqual({ formatVersion: 3 });
  expect(data.path('org.sqlite')).toBe(join(folder, 'org.sqlite'));
  expect(() => data.path('../x')).toThrow();
  data.close();
});

it('lets one have it at a time, and says what to do', () => {
  const data = openDataFolder(folder, { formatVersion: 1 });
  expect(() => openDataFolder(folder, { formatVersion: 1 })).toThrow(
    expect.objectContaining({
      code: 'data-folder.in-use',
      message: expect.stringMatching(/Stop that one first, or choose another folder/) as string,
    }),
  );
  data.close();
  data.close();
  openDataFolder(folder, { formatVersion: 1 }).close();
});

it('takes over the folder of an older release', () => {
  openDataFolder(folder, { formatVersion: 1 }).close();
  openDataFolder(folder, { formatVersion: 2 }).close();
  expect(JSON.parse(readFileSync(join(folder, 'tandem.json'), 'utf8'))).toEqual({ formatVersion: 2 });
});

it('leaves the folder of a newer release alone, and lets go of it', () => {
  openDataFolder(folder, { formatVersion: 2 }).close();
  for (let attempt = 0; attempt < 2; attempt += 1)
    expect(() => openDataFolder(folder, { formatVersion: 1 })).toThrow(
      expect.objectContaining({ code: 'data-folder.newer' }),
    );
  expect(JSON.parse(readFileSync(join(folder, 'tandem.json'), 'utf8'))).toEqual({ formatVersion: 2 });
});

it('does not take a damaged description for a new folder', () => {
  openDataFolder(folder, { formatVersion: 2 }).close();
  writeFileSync(join(folder, 'tandem.json'), '{}');
  expect(() => openDataFolder(folder, { formatVersion: 2 })).toThrow(/tandem\.json/);
  expect(existsSync(join(folder, 'lock.sqlite'))).toBe(true);
});
