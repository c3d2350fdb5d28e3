import type { Annotation } from '@tandem/contracts';
import { describe, expect, it } from 'vitest';
import type { CommentView } from '../../shared/api/index.ts';
import { pinsOf, threadsOf } from './threads.ts';

const comment = (id: string, more: Partial<CommentView> = {}): CommentView => ({
  id,
  replyTo: null,
  author: { kind: 'person', id: 'o', name: 'Ola' },
  at: '2026-03-01T00:00:00.000Z',
  text: id,
  audience: 'shared',
  point: null,
  annotationId: null,
  revision: 1,
  resolved: false,
  resolvedBy: null,
  resolvedAt: null,
  requestsChange: false,
  ...more,
});

describe('comments', () => {
  it('are threads, oldest first, each with its replies', () => {
    const [a, b, reply] = [comment('a'), comment('b'), comment('r', { replyTo: 'a' })];
    expect(threadsOf([a, b, reply])).toEqual([
      { first: a, replies: [reply] },
      { first: b, replies: [] },
    ]);
  });

  it('begin a thread where one may not read what they answer', () => {
    expect(threadsOf([comment('r', { replyTo: 'sealed' })])).toHaveLength(1);
  });

  it('are pinned to their point, or to the middle of their annotation while it is there', () => {
    const box: Annotation = {
      id: 'box',
      labelId: 'l',
      shape: 'boundingBox',
      segmentation: [10, 10, 30, 10, 30, 20, 10, 20],
      attributes: [],
    };
    const mask: Annotation = {
      id: 'mask',
      labelId: 'l',
      shape: 'rle',
      segmentation: [
        [2, 5, 4],
        [2, 7, 4],
      ],
    };
    const threads = threadsOf([
      comment('at a point', { point: [1, 2] }),
      comment('on a box', { annotationId: 'box' }),
      comment('on a mask', { annotationId: 'mask' }),
      comment('on nothing any more', { annotationId: 'gone' }),
      comment('on the image'),
    ]);
    expect(pinsOf(threads, [box, mask], ({ text }, number) => `${number} ${text}`)).toEqual([
      { id: 'at a point', point: [1, 2], resolved: false, label: '1 at a point' },
      { id: 'on a box', point: [20, 15], resolved: false, label: '2 on a box' },
      { id: 'on a mask', point: [4, 6], resolved: false, label: '3 on a mask' },
    ]);
  });
});
