import type { Workflow } from './workflow.ts';

/** A comment's text, to be written before an image points to it: once, under an id of this attempt alone. */
export function draftText({ commentTexts, images, runtime }: Workflow, imageId: string, text: string) {
  const id = runtime.newId();
  let writing: Promise<unknown> | undefined;
  return {
    id,
    write: () => (writing ??= commentTexts.insertMany([{ id, imageId, text }])),
    /** Removes it again, unless the image points to it. */
    async forget() {
      if (!writing) return;
      const image = await images.get(imageId);
      if (!image?.state.comments.some((comment) => comment.id === id)) await commentTexts.remove([id]);
    },
  };
}
