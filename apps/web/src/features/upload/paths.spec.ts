import { expect, test } from 'vitest';
import { folderFor, isHidden } from './paths.ts';

test('a file goes below the folder that is shown, under its directories', () => {
  expect(folderFor('', 'a.jpg')).toBe('');
  expect(folderFor('dive', 'a.jpg')).toBe('dive');
  expect(folderFor('dive', 'deep/night/a.jpg')).toBe('dive/deep/night');
  expect(folderFor('', 'deep/a.jpg')).toBe('deep');
});

test('what systems leave in directories is left out', () => {
  expect(['a/.DS_Store', 'Thumbs.db', '.git/x.png', '__MACOSX/a.jpg'].every(isHidden)).toBe(true);
  expect(isHidden('dive/a.jpg')).toBe(false);
});
