import { useQueryClient } from '@tanstack/react-query';
import { AnnotationCanvas, FirstShapeHint, ViewBar } from '../../features/canvas/index.ts';
import { CompareBar } from '../../features/compare/index.ts';
import { UndoOffer } from '../../features/image-moves/index.ts';
import { WorkStatus } from '../../features/image-work/index.ts';
import { read } from '../../shared/api/index.ts';
import classes from './image-page.module.css';
import { useImageSearch } from './use-image-search.ts';
import { renditionOf } from './use-preloaded.ts';
import type { Workbench } from './use-workbench.ts';

/** The image itself, between what it is compared with and where its work stands. */
export function ImageMiddle({ bench }: { readonly bench: Workbench }) {
  const queries = useQueryClient();
  const { show, go } = useImageSearch();
  const { place, project, labels, image, work, state, shown, editor, comparison, commenting } = bench;
  return (
    <main className={classes['middle']}>
      {!state.conflict && image.revision > 0 && (
        <div className={classes['compare']}>
          <CompareBar image={image} comparison={comparison} />
        </div>
      )}
      <div className={classes['canvas']}>
        <AnnotationCanvas
          editor={editor}
          image={{ url: renditionOf(place), width: image.width, height: image.height }}
          labels={labels}
          pins={commenting.pins}
          onPin={(id) => show({ panel: 'comments', comment: id })}
          onPlacePin={commenting.pinTo}
          compare={shown.overlay ?? comparison.overlay}
        />
        {shown.isWork && state.opened && <FirstShapeHint editor={editor} labels={labels} project={project} />}
      </div>
      <div className={classes['undo']}>
        <UndoOffer
          onUndone={(move, undone) => {
            queries.setQueryData(read('getImage', { params: move.params }).queryKey, undone);
            return go(move.params.imageId);
          }}
        />
      </div>
      <div className={classes['bottom']}>
        <ViewBar editor={editor} />
        <WorkStatus work={work} state={state} />
      </div>
    </main>
  );
}
