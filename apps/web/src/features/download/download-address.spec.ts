import { expect, test } from 'vitest';
import { downloadAddress, imagesWanted } from './download-address.ts';

const place = { organizationId: 'o', projectId: 'p' };
const path = '/v1/organizations/o/projects/p/downloads/annotations';

test('a download asks for what was chosen, and no more', () => {
  expect(downloadAddress(place, { status: [], folder: undefined })).toBe(path);
  expect(downloadAddress(place, { status: ['done', 'skipped'], folder: 'a & b' })).toBe(
    `${path}?status=done%2Cskipped&folder=a+%26+b`,
  );
  expect(downloadAddress(place, { status: [], folder: '' })).toBe(`${path}?folder=`);
});

test('how many images it has is known before', () => {
  const folders = [
    { folder: '', images: 3, byStatus: { new: 1, done: 2 } },
    { folder: 'dive', images: 4, byStatus: { done: 4 } },
  ];
  expect(imagesWanted(folders, { status: [], folder: undefined })).toBe(7);
  expect(imagesWanted(folders, { status: ['done'], folder: undefined })).toBe(6);
  expect(imagesWanted(folders, { status: ['new'], folder: 'dive' })).toBe(0);
});
