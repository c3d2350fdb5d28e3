import { expect, test } from 'vitest';
import { downloadAddress, hasFoldersIn, imagesWanted } from './download-address.ts';

const place = { organizationId: 'o', projectId: 'p' };
const path = '/v1/organizations/o/projects/p/downloads/annotations';

test('a download asks for what was chosen, and no more', () => {
  expect(downloadAddress(place, { status: [], folder: undefined })).toBe(path);
  expect(downloadAddress(place, { status: ['done', 'skipped'], folder: 'a & b' })).toBe(
    `${path}?status=done%2Cskipped&folder=a+%26+b`,
  );
  expect(downloadAddress(place, { status: [], folder: '' })).toBe(`${path}?folder=`);
  expect(downloadAddress(place, { status: [], folder: 'dive', within: true })).toBe(`${path}?within=dive`);
  expect(downloadAddress(place, { status: [], folder: undefined, within: true })).toBe(path);
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

test('a folder may bring along the folders in it', () => {
  const folders = ['', 'dive', 'dive/deep', 'dive/deep/dark', 'dived'].map((folder) => ({
    folder,
    images: 1,
    byStatus: { done: 1 } as const,
  }));
  expect(imagesWanted(folders, { status: [], folder: 'dive', within: true })).toBe(3);
  expect(imagesWanted(folders, { status: ['done'], folder: 'dive', within: false })).toBe(1);
  expect(imagesWanted(folders, { status: [], folder: '', within: true })).toBe(5);
  expect(hasFoldersIn(folders, 'dive')).toBe(true);
  expect(hasFoldersIn(folders, 'dived')).toBe(false);
  expect(hasFoldersIn(folders, '')).toBe(false);
});
