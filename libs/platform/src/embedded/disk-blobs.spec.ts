import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { blobsConformance } from '../conformance/index.ts';
import { openDiskBlobs } from './disk-blobs.ts';
import { temporaryFolder } from './temporary-folder.ts';

blobsConformance('blobs on the disk', async () => {
  const folder = temporaryFolder();
  return {
    blobs: openDiskBlobs({ folder }),
    reopen: async () => openDiskBlobs({ folder }),
    close: async () => {},
  };
});

it('leaves no unfinished files of its own behind, and clears those of a crash long ago', async () => {
  const folder = temporaryFolder();
  const unfinished = join(folder, '.unfinished');
  mkdirSync(unfinished);
  for (const name of ['old', 'new']) writeFileSync(join(unfinished, name), '');
  const longAgo = new Date(Date.now() - 7_200_000);
  utimesSync(join(unfinished, 'old'), longAgo, longAgo);
  const blobs = openDiskBlobs({ folder });
  await blobs.put('a', Uint8Array.of(1));
  await blobs.put('b/c', Uint8Array.of(1));
  await expect(blobs.put('b', Uint8Array.of(1))).rejects.toThrow();
  expect(readdirSync(unfinished)).toEqual(['new']);
  expect(statSync(join(folder, 'b', 'c')).size).toBe(1);
});
