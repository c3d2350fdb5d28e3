import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { ImageFilter } from '@tandem/contracts';
import type { Bytes } from '@tandem/platform';
import { ZipFile } from 'yazl';
import { exportImage, revisionToExport } from './exported-annotations.ts';
import { readFilter } from './image-filter.ts';
import type { ImageSummary } from './image-summary.ts';
import { unpack } from './revisions.store.ts';
import type { Situation } from './situation.ts';
import { enterWith } from './situation.ts';
import type { Acting, Workflow } from './workflow.ts';

type Asked = Pick<ImageFilter, 'status' | 'folder' | 'within'>;
type File = { readonly path: string; readonly text: string; readonly at: Date };

const pageOfImages = 100;
const batchOfFiles = 20;

/** The files of some images, their revisions read in one batch. */
async function* filesOf(
  { revisions }: Workflow,
  situation: Situation,
  images: readonly ImageSummary[],
): AsyncGenerator<File> {
  const ids = images.map(revisionToExport).filter((id) => id !== null);
  const found = new Map((await revisions.getMany(ids)).map(({ doc }) => [doc.id, doc]));
  for (const image of images) {
    const revision = found.get(revisionToExport(image) ?? '');
    const annotations = revision ? await unpack(revision) : [];
    yield {
      path: `${image.folder === '' ? '' : `${image.folder}/`}${image.name}.json`,
      text: JSON.stringify(exportImage(image, annotations, situation)),
      at: new Date(image.changedAt),
    };
  }
}

/** Every file of a download; who may no longer have them gets no further batch. */
async function* filesToDownload(workflow: Workflow, acting: Acting, asked: Asked): AsyncGenerator<File> {
  let after: string | undefined;
  do {
    const entered = await enterWith(workflow, acting, 'download-annotation-data');
    const listed = await readFilter(workflow, entered, asked);
    const page = await workflow.images.find('listed', listed, {
      limit: pageOfImages,
      ...(after === undefined ? {} : { after }),
    });
    for (let n = 0; n < page.rows.length; n += batchOfFiles) {
      const situation = await enterWith(workflow, acting, 'download-annotation-data');
      yield* filesOf(workflow, situation, page.rows.slice(n, n + batchOfFiles));
    }
    after = page.next;
  } while (after !== undefined);
}

/** A zip with one JSON file per image, under its folder; made while it is read. */
export async function downloadAnnotations(workflow: Workflow, acting: Acting, asked: Asked): Promise<Bytes> {
  const { project } = await enterWith(workflow, acting, 'download-annotation-data');
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const closed = once(output, 'close').catch(() => undefined);

  const fill = async () => {
    for await (const { path, text, at } of filesToDownload(workflow, acting, asked)) {
      if (output.destroyed) return;
      const content = Readable.from([Buffer.from(text)]);
      zip.addReadStream(content, path, { mtime: at });
      // One file at a time, so that a slow reader holds back the reading of further revisions.
      await Promise.race([once(content, 'end'), closed]);
    }
    zip.end();
  };
  fill().catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  return {
    bytes: output,
    type: 'application/zip',
    fileName: `${project.name.replace(/[/\\:*?"<>|]/g, '_')} annotations.zip`,
  };
}
