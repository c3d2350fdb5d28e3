import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openImages } from './image.store.ts';
import type { Name, World } from './world.fixture.ts';
import { openWorld, refusal } from './world.fixture.ts';

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#204060' } });

describe('a thumbnail', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());
  let uploads = 0;
  const upload = (bytes: Uint8Array) => {
    const { api, project } = world.as('developer');
    return api.uploadImage({ params: project, file: { name: `${(uploads += 1)}.jpg`, bytes } });
  };
  const thumbnailOf = async (id: string, name: Name = 'amberAnnotator') => {
    const { api, image } = world.as(name);
    return Buffer.from(await api.getThumbnail({ params: image(id) }));
  };
  const keyOf = async (id: string, file: 'rendition' | 'thumbnail') => {
    const image = await openImages(world.deps.store, world.deps.runtime).get(id);
    return (image?.state.files.rendition ?? '').replace('rendition', file);
  };
  /** As a browser asks that has a copy. */
  const ask = async (name: Name, id: string, file: 'rendition' | 'thumbnail', etag?: string) => {
    const { account, project } = world.as(name);
    const path = `/v1/organizations/${project.organizationId}/projects/${project.projectId}/images/${id}/${file}`;
    const known = etag === undefined ? {} : { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    const headers = { ...(await world.identityOf(account.id)), ...known };
    const response = await fetch(`${world.url}${path}`, { headers });
    return { status: response.status, headers: response.headers, bytes: await response.arrayBuffer() };
  };

  it('is a WebP of 320 pixels on the longer side, upright and without metadata', async () => {
    const turned = await canvas(1_600, 900)
      .jpeg()
      .withExif({ IFD0: { ImageDescription: 'taken at 35.6 N 139.7 E' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { id } = await upload(turned);
    const shown = await sharp(await thumbnailOf(id)).metadata();
    expect(shown).toMatchObject({ format: 'webp', width: 180, height: 320 });
    expect([shown.exif, shown.orientation]).toEqual([undefined, undefined]);
  });

  it('is never larger than the picture, and keeps what is transparent', async () => {
    const glass = sharp({
      create: { width: 40, height: 30, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } },
    });
    const { id } = await upload(await glass.png().toBuffer());
    expect(await sharp(await thumbnailOf(id)).metadata()).toMatchObject({
      width: 40,
      height: 30,
      hasAlpha: true,
    });
  });

  it('is made at upload; of an image that has none yet at the first asking, and kept', async () => {
    const { id } = await upload(await canvas(640, 640).jpeg().toBuffer());
    const key = await keyOf(id, 'thumbnail');
    const made = Buffer.from((await world.blobs.get(key)) ?? []);
    expect(made.length).toBeGreaterThan(0);
    await world.blobs.remove(key);
    const asked = await Promise.all(Array.from({ length: 3 }, () => thumbnailOf(id)));
    for (const bytes of asked) expect(bytes.equals(made)).toBe(true);
    expect(Buffer.from((await world.blobs.get(key)) ?? []).equals(made)).toBe(true);
  });

  it('and the picture are asked for again each time, and sent once, without being read again', async () => {
    const { id } = await upload(await canvas(64, 64).jpeg().toBuffer());
    for (const file of ['rendition', 'thumbnail'] as const) {
      const first = await ask('amberAnnotator', id, file);
      const etag = `"${id}.${file}"`;
      expect([first.status, first.headers.get('etag')]).toEqual([200, etag]);
      expect(first.headers.get('cache-control')).toBe('private, no-cache');
      expect((await ask('amberAnnotator', id, file, '"another"')).status).toBe(200);
      await world.blobs.remove(await keyOf(id, file));
      const again = await ask('amberAnnotator', id, file, etag);
      expect([again.status, again.bytes.byteLength]).toEqual([304, 0]);
      expect(again.headers.get('etag')).toBe(etag);
    }
  });

  it('is seen by whoever sees the image, and from then on no more', async () => {
    const { id } = await upload(await canvas(64, 64).jpeg().toBuffer());
    const etag = `"${id}.thumbnail"`;
    expect((await ask('birchAnnotator', id, 'thumbnail', etag)).status).toBe(304);
    const host = world.as('manager');
    const amber = world.collaborationOf(world.amber);
    await host.api.entrustImage({ params: host.image(id), body: { collaborationId: amber } });
    for (const file of ['rendition', 'thumbnail'] as const)
      expect((await ask('birchAnnotator', id, file, `"${id}.${file}"`)).status).toBe(404);
    await expect(thumbnailOf(id, 'birchAnnotator')).rejects.toMatchObject(refusal(404, 'image.not-found'));
    await expect(thumbnailOf(id, 'stranger')).rejects.toMatchObject(refusal(404, 'project.not-found'));
    expect((await ask('amberAnnotator', id, 'thumbnail', etag)).status).toBe(304);
  });
});
