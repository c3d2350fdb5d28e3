import { useState } from 'react';
import type { NewPin } from '../../features/comments/index.ts';
import { commentTexts, pinsOf, useThreads } from '../../features/comments/index.ts';
import type { ImagePlace } from '../../features/image-work/index.ts';
import type { Editor } from '../../shared/annotations/index.ts';
import { reveal, useEditor } from '../../shared/annotations/index.ts';
import type { CommentView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { useImageSearch } from './use-image-search.ts';

/** Comments and the places on the image that they are about. */
export function useCommenting(place: ImagePlace, editor: Editor, reach: (annotationId: string) => void) {
  const t = useTexts(commentTexts);
  const { comment: opened, show } = useImageSearch();
  const { threads } = useThreads(place);
  const annotations = useEditor(editor, (now) => now.annotations);
  const tool = useEditor(editor, (now) => now.tool);
  const [pin, setPin] = useState<NewPin | null>(null);
  const pinTo = (at: NewPin) => {
    setPin(at);
    editor.setTool('select');
    show({ panel: 'comments', comment: undefined });
  };
  return {
    opened,
    pin,
    pinTo,
    unpin: () => setPin(null),
    /** A place on the image is being chosen. */
    placing: tool === 'comment',
    pins: pinsOf(threads, annotations, ({ author }, number) => t('pinLabel', { number, name: author.name })),
    /** On what is selected, else on a place that is pointed at. */
    start() {
      const [selected, ...others] = editor.getState().selection;
      if (selected !== undefined && others.length === 0) pinTo({ point: null, annotationId: selected });
      else editor.setTool('comment');
    },
    reveal({ point, annotationId }: CommentView) {
      if (annotationId !== null) reach(annotationId);
      else if (point)
        editor.view.change((view) => reveal(view, { x: point[0], y: point[1], width: 0, height: 0 }));
    },
  };
}
