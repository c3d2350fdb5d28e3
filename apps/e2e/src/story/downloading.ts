import { ImageAnnotations } from '@tandem/contracts';
import { same } from '../expectations.ts';
import { unzip } from '../unzip.ts';
import type { Tell } from './cast.ts';
import type { Project } from './project.ts';

/** The accepted annotations in the documented format. */
export async function download({ bo, atHost }: Project, tell: Tell): Promise<void> {
  const files = await unzip(await bo.downloadAnnotations({ params: atHost, query: { status: 'done' } }));
  const [[path, text] = ['', '']] = [...files];
  const document = ImageAnnotations.parse(JSON.parse(text));
  same('one file, under its folder', [files.size, path], [1, 'samples/cat.jpg.json']);
  same(
    'what the file says',
    [document.filename, document.status, document.width, document.height],
    ['cat.jpg', 'done', 451, 300],
  );
  same(
    'its annotations',
    document.labels.map(({ name, type, annotations }) => [name, type, annotations.length]),
    [
      ['Object', 'vector', 2],
      ['Surface', 'segmentation', 1],
    ],
  );
  tell('The host downloads the annotations as JSON; the partner may not');
}
