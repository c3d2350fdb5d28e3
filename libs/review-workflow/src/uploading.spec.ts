import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import type { World } from './world.fixture.ts';
import { aJpeg, openWorld, refusal } from './world.fixture.ts';

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#204060' } });

/** A PNG whose head promises so many pixels, with hardly any bytes behind it. */
async function pixelBomb(width: number, height: number): Promise<Buffer> {
  const bytes = await canvas(1, 1).png().toBuffer();
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  const table = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  let crc = 0xffffffff;
  for (const byte of bytes.subarray(12, 29)) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  bytes.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 29);
  return bytes;
}

describe('uploading', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());
  const upload = (name: string, bytes: Uint8Array, folder = '') => {
    const { api, project } = world.as('developer');
    return api.uploadImage({ params: project, form: { folder }, file: { name, bytes } });
  };

  it.each(['jpeg', 'png', 'webp'] as const)('takes a %s, and gives the very bytes back', async (format) => {
    const bytes = await canvas(40, 30).toFormat(format).toBuffer();
    const image = await upload(`kelp.${format}`, bytes, 'reef/north');
    expect(image).toMatchObject({
      folder: 'reef/north',
      name: `kelp.${format}`,
      width: 40,
      height: 30,
      status: 'new',
      revision: 0,
      mayChange: true,
      moves: ['submit', 'skip'],
    });
    const host = world.as('manager');
    const original = await host.api.downloadOriginal({ params: host.image(image.id) });
    expect(Buffer.from(original).equals(bytes)).toBe(true);
    const { organizationId, projectId } = host.project;
    const path = `${world.url}/v1/organizations/${organizationId}/projects/${projectId}/images/${image.id}/original`;
    const { headers } = await fetch(path, { headers: await world.identityOf(host.account.id) });
    expect(headers.get('content-type')).toBe(`image/${format}`);
    expect(headers.get('content-disposition')).toMatch(`kelp.${format}`);
  });

  it('shows a rendition upright and without metadata, in the size that it is shown in', async () => {
    const turned = await canvas(40, 30)
      .jpeg()
      .withExif({ IFD0: { ImageDescription: 'taken at 35.6 N 139.7 E' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const image = await upload('turned.jpg', turned);
    expect(image).toMatchObject({ width: 30, height: 40 });
    const annotator = world.as('amberAnnotator');
    const rendition = await annotator.api.getRendition({ params: annotator.image(image.id) });
    const shown = await sharp(rendition).metadata();
    expect(shown).toMatchObject({ format: 'jpeg', width: 30, height: 40 });
    expect([shown.exif, shown.orientation]).toEqual([undefined, undefined]);
    await expect(annotator.api.downloadOriginal({ params: annotator.image(image.id) })).rejects.toMatchObject(
      refusal(403, 'project.capability-missing', { capability: 'download-image-files' }),
    );
  });

  it('reports a file that is there already and replaces nothing; the same name elsewhere is another', async () => {
    const bytes = await aJpeg;
    const first = await upload('seal.jpg', bytes);
    await expect(upload('seal.jpg', await canvas(9, 9).jpeg().toBuffer())).rejects.toMatchObject(
      refusal(409, 'image.name-taken', { folder: '', name: 'seal.jpg' }),
    );
    expect((await upload('seal.jpg', bytes, 'deep')).id).not.toBe(first.id);
    const host = world.as('manager');
    expect(await host.api.getImage({ params: host.image(first.id) })).toMatchObject({ width: first.width });
  });

  it('of one name at the same moment takes one file', async () => {
    const bytes = await aJpeg;
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => upload('twin.jpg', bytes)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'image.name-taken' });
  });

  it.each([
    ['a text', async () => Buffer.from('no image at all')],
    ['nothing', async () => Buffer.alloc(0)],
    [
      'an SVG',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>'),
    ],
    ['a GIF', async () => canvas(9, 9).gif().toBuffer()],
    ['a TIFF', async () => canvas(9, 9).tiff().toBuffer()],
    [
      'a truncated JPEG',
      async () => {
        const bytes = await canvas(300, 300).jpeg().toBuffer();
        return bytes.subarray(0, bytes.length / 2);
      },
    ],
    [
      'a truncated PNG',
      async () => {
        const bytes = await canvas(300, 300).png({ compressionLevel: 0 }).toBuffer();
        return bytes.subarray(0, bytes.length / 2);
      },
    ],
    ['the head of a WebP', async () => (await canvas(300, 300).webp().toBuffer()).subarray(0, 40)],
  ])('refuses %s by its name', async (what, make) => {
    const name = `${what}.jpg`;
    await expect(upload(name, await make())).rejects.toMatchObject(
      refusal(422, 'image.not-an-image', { name }),
    );
  });

  it('refuses a pixel bomb by its head, without decoding it', async () => {
    await expect(upload('bomb.png', await pixelBomb(50_000, 50_000))).rejects.toMatchObject(
      refusal(422, 'image.too-many-pixels', { name: 'bomb.png', pixels: 2_500_000_000 }),
    );
  });

  it('refuses a file of more than 50 MB', async () => {
    await expect(upload('large.jpg', Buffer.alloc(50_000_001))).rejects.toMatchObject(
      refusal(413, 'image.too-large'),
    );
  });

  it.each([
    ['a name that climbs', '', '../x.jpg'],
    ['a name with a folder', '', 'a/x.jpg'],
    ['two dots for a name', '', '..'],
    ['a backslash', '', 'a\\x.jpg'],
    ['a control character', 'a\tb', 'x.jpg'],
    ['a folder that climbs', 'a/../b', 'x.jpg'],
    ['a folder from the root', '/etc', 'x.jpg'],
    ['a folder with a slash at its end', 'a/', 'x.jpg'],
    ['an empty folder between', 'a//b', 'x.jpg'],
    ['a folder of blanks', 'a/ /b', 'x.jpg'],
    ['a colon in a name', '', 'a:b.jpg'],
    ['a drive for a folder', 'C:', 'x.jpg'],
    ['an over-long name', '', `${'x'.repeat(300)}.jpg`],
  ])('refuses %s, by name', async (_what, folder, name) => {
    await expect(upload(name, await aJpeg, folder)).rejects.toMatchObject(
      refusal(400, 'image.bad-path', { folder, name }),
    );
  });

  it('keeps names in every script, composed', async () => {
    const image = await upload('海藻 é.jpg', await aJpeg, '昆布の森');
    expect(image).toMatchObject({ folder: '昆布の森', name: '海藻 é.jpg' });
  });

  it('refuses a request without a file', async () => {
    const { account, project } = world.as('developer');
    const form = new FormData();
    form.set('folder', 'reef');
    const response = await fetch(
      `${world.url}/v1/organizations/${project.organizationId}/projects/${project.projectId}/images`,
      { method: 'POST', headers: await world.identityOf(account.id), body: form },
    );
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'image.file-missing' }]);
  });

  it('is for host managers and developers', async () => {
    for (const name of ['annotator', 'amberManager', 'amberAnnotator', 'owner'] as const) {
      const { api, project } = world.as(name);
      const uploading = api.uploadImage({ params: project, file: { name: 'x.jpg', bytes: await aJpeg } });
      await expect(uploading).rejects.toMatchObject(
        refusal(403, 'project.capability-missing', { capability: 'manage-images' }),
      );
    }
  });

  it('once more after deleting is possible: the name is free, and what was deleted is gone for everyone', async () => {
    const image = await upload('old.jpg', await aJpeg);
    const host = world.as('manager');
    const params = host.image(image.id);
    for (const name of ['annotator', 'amberManager'] as const)
      await expect(
        world.as(name).api.deleteImage({ params: world.as(name).image(image.id) }),
      ).rejects.toMatchObject(refusal(403, 'project.capability-missing'));
    await host.api.deleteImage({ params, idempotencyKey: 'delete-old' });
    await host.api.deleteImage({ params, idempotencyKey: 'delete-old' });
    const gone = refusal(404, 'image.not-found');
    for (const name of ['manager', 'annotator', 'amberManager'] as const) {
      const again = world.as(name).api.deleteImage({ params: world.as(name).image(image.id) });
      await expect(again).rejects.toMatchObject(gone);
    }
    await expect(host.api.getImage({ params })).rejects.toMatchObject(gone);
    await expect(host.api.getRendition({ params })).rejects.toMatchObject(gone);
    await expect(
      host.api.saveRevision({ params, body: { revision: 0, annotations: [] } }),
    ).rejects.toMatchObject(gone);
    const { rows } = await host.api.listImages({ params: host.project, query: { limit: 200 } });
    expect(rows.map(({ id }) => id)).not.toContain(image.id);
    expect((await upload('old.jpg', await aJpeg)).id).not.toBe(image.id);
    const events = await world.eventsOf(image.id, 2);
    expect(events[1]).toMatchObject({
      type: 'tandem.image.deleted.v1',
      data: { change: { folder: '', name: 'old.jpg' }, state: { deletedAt: expect.any(String) } },
    });
  });
});
