import { folderFor, isHidden } from './paths.ts';
import type { Source } from './upload-queue.ts';

type Found = { readonly file: File; readonly path: string };
const sourcesOf = (found: readonly Found[], current: string): Source[] =>
  found
    .filter(({ path }) => !isHidden(path))
    .map(({ file, path }) => ({ file, folder: folderFor(current, path) }));

/** What was chosen in a file or directory picker. */
export const fromPicker = (files: FileList | null, current: string): Source[] =>
  sourcesOf(
    [...(files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name })),
    current,
  );

/** What was dropped, directories with all that is in them. */
export async function fromDrop(data: DataTransfer, current: string): Promise<Source[]> {
  // The entries can be asked for only while the event lasts.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return fromPicker(data.files, current);
  const found = await Promise.all(entries.map((entry) => filesIn(entry)));
  return sourcesOf(found.flat(), current);
}

async function filesIn(entry: FileSystemEntry): Promise<Found[]> {
  if (isHidden(entry.name)) return [];
  const path = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject)).catch(
      () => undefined,
    );
    return file ? [{ file, path }] : [];
  }
  if (!isDirectory(entry)) return [];
  const reader = entry.createReader();
  const found: Found[] = [];
  // A reader answers some entries at a time, none when it is through.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    ).catch(() => []);
    if (some.length === 0) return found;
    found.push(...(await Promise.all(some.map((inner) => filesIn(inner)))).flat());
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
