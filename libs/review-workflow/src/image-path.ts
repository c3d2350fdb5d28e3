import type { Refused } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';

const maxFolder = 500;
const maxSegment = 255;

const isGoodSegment = (segment: string): boolean =>
  segment.trim() !== '' && segment !== '.' && segment !== '..' && segment.length <= maxSegment;
// A colon would name a drive, or a stream, where the path is unpacked.
const isGoodText = (text: string): boolean => !/[\p{Cc}\\:]/u.test(text) && text.isWellFormed();

/** A folder (empty: the top) and a file name as they are kept, or why they cannot be (product: Images). */
export function readPath(
  folder: string,
  name: string,
): { readonly folder: string; readonly name: string } | Refused {
  const path = { folder: folder.normalize('NFC'), name: name.normalize('NFC') };
  const segments = path.folder === '' ? [] : path.folder.split('/');
  const good =
    isGoodText(path.folder) &&
    isGoodText(path.name) &&
    path.folder.length <= maxFolder &&
    [...segments, path.name].every(isGoodSegment) &&
    !path.name.includes('/');
  return good ? path : refuse('image.bad-path', { folder, name });
}
