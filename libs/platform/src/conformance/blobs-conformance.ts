import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Blobs } from '../ports/index.ts';

export type OpenedBlobs = {
  readonly blobs: Blobs;
  /** Closes and opens again over the same data. */
  reopen(): Promise<Blobs>;
  close(): Promise<void>;
};

const some = (length: number, first = 1) => Uint8Array.from({ length }, (_, n) => (first + n * 31) % 256);

/** What every blob store promises; `open` gives an empty one each time. */
export function blobsConformance(name: string, open: () => Promise<OpenedBlobs>): void {
  describe(name, () => {
    let opened: OpenedBlobs;
    let blobs: Blobs;
    beforeEach(async () => {
      opened = await open();
      blobs = opened.blobs;
    });
    afterEach(() => opened.close());

    it.each([0, 1, 1_000_000])('gives %d bytes back as they were', async (length) => {
      await blobs.put('images/a-1/original.jpg', some(length));
      const bytes = await blobs.get('images/a-1/original.jpg');
      expect(Buffer.from(bytes ?? []).equals(some(length))).toBe(true);
      expect(bytes).toBeInstanceOf(Uint8Array);
    });

    it('opens a blob as a stream with its size', async () => {
      await blobs.put('big', some(1_000_000));
      const found = await blobs.open('big');
      expect(found?.size).toBe(1_000_000);
      expect(found && (await buffer(found.stream)).equals(some(1_000_000))).toBe(true);
    });

    it('has nothing for a key that was never put', async () => {
      await blobs.put('a/b', some(1));
      for (const key of ['none', 'a', 'a/b/c', 'a/c']) {
        expect(await blobs.get(key)).toBeUndefined();
        expect(await blobs.open(key)).toBeUndefined();
      }
    });

    it('keeps what is there when the same key is put again, also at the same time', async () => {
      await blobs.put('a', some(10));
      await blobs.put('a', some(20, 7));
      expect(await blobs.get('a')).toHaveLength(10);
      await Promise.all(Array.from({ length: 8 }, () => blobs.put('b', some(5))));
      expect(Buffer.from((await blobs.get('b')) ?? []).equals(some(5))).toBe(true);
    });

    it('removes a blob, and minds no absent one', async () => {
      await blobs.put('a/b', some(1));
      await blobs.remove('a/b');
      await blobs.remove('a/b');
      expect(await blobs.get('a/b')).toBeUndefined();
      await blobs.put('a/b', some(2));
      expect(await blobs.get('a/b')).toHaveLength(2);
    });

    it('keeps everything when it is opened again', async () => {
      await blobs.put('a/b.json', some(3));
      const again = await opened.reopen();
      expect(await again.get('a/b.json')).toHaveLength(3);
    });

    it.each([
      '',
      '/a',
      'a/',
      'a//b',
      '..',
      '../a',
      'a/../b',
      './a',
      '.a',
      'a/.b',
      'A',
      'a\\b',
      'a b',
      'ü',
      'a\n',
    ])('refuses the key %j', async (key) => {
      await expect(blobs.put(key, some(1))).rejects.toThrow(/key/);
      await expect(blobs.get(key)).rejects.toThrow(/key/);
      await expect(blobs.open(key)).rejects.toThrow(/key/);
      await expect(blobs.remove(key)).rejects.toThrow(/key/);
    });
  });
}
