import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Ports, Source, Verdict } from './upload-queue.ts';
import { createUploads } from './upload-queue.ts';

const place = { organizationId: 'kelpworks', projectId: 'reef' };
const source = (name: string, size = 100): Source => ({
  file: { name, size } as File,
  folder: 'dive',
});
const many = (count: number) => Array.from({ length: count }, (_, index) => source(`${index}.jpg`));

type Sent = { name: string; key: string; told: (sent: number) => void; end: (error?: Verdict) => void };
let sent: Sent[];
let waits: (() => void)[];
let now: number;
let uploads: ReturnType<typeof createUploads>;
let keys: number;

const ports: Ports = {
  send: (_place, { file }, { key, told, signal }) =>
    new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')));
      sent.push({
        name: file.name,
        key,
        told,
        // The error is its own verdict here.
        end: (error) => (error ? reject(Object.assign(new Error(), error)) : resolve()),
      });
    }),
  judge: (error) => error as Verdict & Error,
  refuse: ({ file }) => (file.size > 1_000 ? 'image.too-large' : undefined),
  newKey: () => `key-${keys++}`,
  now: () => now,
  wait: (milliseconds) =>
    new Promise((resolve) =>
      waits.push(() => {
        now += milliseconds;
        resolve();
      }),
    ),
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const names = () => sent.map(({ name }) => name);

beforeEach(() => {
  sent = [];
  waits = [];
  now = 0;
  keys = 0;
  uploads = createUploads(ports);
});

describe('uploads', () => {
  test('go out four at a time, in order', async () => {
    uploads.add(place, many(6));
    expect(names()).toEqual(['0.jpg', '1.jpg', '2.jpg', '3.jpg']);
    sent[1]?.end();
    await settle();
    expect(names()).toHaveLength(5);
    expect(uploads.snapshot()).toMatchObject({ total: 6, done: 1, running: true });
  });

  test('tell how far all of them are, by size', async () => {
    uploads.add(place, [source('a', 300), source('b', 100)]);
    sent[0]?.told(0.5);
    expect(uploads.snapshot().progress).toBeCloseTo(150 / 400);
    sent[1]?.end();
    await settle();
    expect(uploads.snapshot().progress).toBeCloseTo(250 / 400);
  });

  test('go on when a file is refused, and say which and why', async () => {
    uploads.add(place, many(5));
    sent[0]?.end({ kind: 'refused', code: 'image.name-taken' });
    await settle();
    expect(names()).toHaveLength(5);
    expect(uploads.snapshot().refused).toEqual([{ name: '0.jpg', folder: 'dive', code: 'image.name-taken' }]);
  });

  test('do not send what is known to be refused', () => {
    uploads.add(place, [source('huge', 2_000)]);
    expect(sent).toEqual([]);
    expect(uploads.snapshot()).toMatchObject({ running: false, progress: 1 });
    expect(uploads.snapshot().refused[0]?.code).toBe('image.too-large');
  });

  test('that did not get through are sent again under the same key', async () => {
    uploads.add(place, many(1));
    sent[0]?.end({ kind: 'failed', code: 'service.unreachable' });
    await settle();
    expect(uploads.snapshot()).toMatchObject({ running: false, failed: [{ name: '0.jpg' }] });
    uploads.retryFailed();
    sent[1]?.end();
    await settle();
    expect(sent.map(({ key }) => key)).toEqual(['key-0', 'key-0']);
    expect(uploads.snapshot()).toMatchObject({ done: 1, failed: [], running: false, progress: 1 });
  });

  test('hold back as long as they are told to, then go on', async () => {
    uploads.add(place, many(5));
    sent[0]?.end({ kind: 'held', seconds: 7 });
    await settle();
    sent[1]?.end();
    await settle();
    expect(sent).toHaveLength(4);
    expect(uploads.snapshot()).toMatchObject({ heldUntil: 7_000, running: true });
    for (const over of waits) over();
    await settle();
    expect(sent.slice(4).map(({ name }) => name)).toEqual(['0.jpg', '4.jpg']);
    expect(sent[4]?.key).toBe('key-0');
    expect(uploads.snapshot().heldUntil).toBeNull();
  });

  test('that are cancelled are let go, and new ones can follow', async () => {
    uploads.add(place, many(6));
    sent[0]?.end();
    await settle();
    uploads.cancel();
    await settle();
    expect(uploads.snapshot()).toMatchObject({ done: 1, cancelled: 5, running: false, failed: [] });
    uploads.add(place, [source('new.jpg')]);
    expect(names().at(-1)).toBe('new.jpg');
    expect(uploads.snapshot()).toMatchObject({ total: 1, done: 0, cancelled: 0 });
  });

  test('tell those who listen, and answer the same as long as nothing changes', () => {
    const listener = vi.fn();
    const leave = uploads.subscribe(listener);
    uploads.add(place, many(1));
    expect(listener).toHaveBeenCalled();
    expect(uploads.snapshot()).toBe(uploads.snapshot());
    leave();
    listener.mockClear();
    sent[0]?.told(0.1);
    expect(listener).not.toHaveBeenCalled();
  });
});
