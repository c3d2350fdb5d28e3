import type { Annotation } from '@tandem/contracts';
import { draftedImage } from './drafts.ts';
import type { DraftedImage } from './drafts.ts';

/** Gives people their work as a file, whatever becomes of it here. */
export function downloadWork(image: DraftedImage, base: number, annotations: readonly Annotation[]): void {
  const content = { image: draftedImage(image), startedFrom: base, annotations };
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${image.name.replace(/\.\w+$/, '')}.annotations.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
