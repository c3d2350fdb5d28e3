import { expect, it } from 'vitest';
import { withOwnQueries } from './own-queries.ts';

const where = () => ({});

it('lets no query of the platform hide one of a declaration', () => {
  expect(() => withOwnQueries('images', { waiting: { where } }, { waiting: { where } })).toThrow(
    'The query waiting of images has a name that the platform uses itself.',
  );
  expect(Object.keys(withOwnQueries('images', { listed: { where } }, { unpublished: { where } }))).toEqual([
    'listed',
    'unpublished',
  ]);
});
