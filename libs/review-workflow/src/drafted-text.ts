import type { Workflow } from './workflow.ts';

/** A comment's text, to be written before an image points to it: once, under an id of this attempt alone. */
export function draftText({ commentTexts, runtime }: Workflow, text: string) {
  const id = runtime.newId();
  let writing: Promise<unknown> | undefined;
  return {
    id,
    write: (imageId: string) => (writing ??= commentTexts.insertMany([{ id, imageId, text }])),
    async forget() {
      if (writing) await commentTexts.remove([id]);
    },
  };
}
