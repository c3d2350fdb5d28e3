import type { Annotation } from '@tandem/contracts';
import type { ImageView } from '../../shared/api/index.ts';

/** Gives people their work as a file, whatever becomes of it here. */
export function downloadWork(
  image: Pick<ImageView, 'id' | 'folder' | 'name' | 'width' | 'height'>,
  base: number,
  annotations: readonly Annotation[],
): void {
  const { id, folder, name, width, height } = image;
  const content = { image: { id, folder, name, width, height }, startedFrom: base, annotations };
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name.replace(/\.\w+$/, '')}.annotations.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
