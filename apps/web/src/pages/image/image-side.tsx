import { AnnotationList } from '../../features/canvas/index.ts';
import { CommentsPanel } from '../../features/comments/index.ts';
import { HistoryPanel } from '../../features/history/index.ts';
import { ConflictPanel, mayEdit } from '../../features/image-work/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import classes from './image-page.module.css';
import { ImagePanel } from './image-panel.tsx';
import { imagePageTexts } from './texts.ts';
import { useImageSearch } from './use-image-search.ts';
import type { Workbench } from './use-workbench.ts';

/** Beside the image: annotations, comments and history, or the two versions of a conflict. */
export function ImageSide({ bench }: { readonly bench: Workbench }) {
  const t = useTexts(imagePageTexts);
  const { show } = useImageSearch();
  const { place, project, labels, image, annotations, work, state, shown, editor, reach, save } = bench;
  const { opened, pin, placing, start, unpin, reveal } = bench.commenting;
  const { conflict } = state;
  return (
    <aside className={classes['panel']} aria-label={t('panel')}>
      {conflict ? (
        <div className={classes['scrolled']}>
          <ConflictPanel work={work} state={state} conflict={conflict} labels={labels} onShow={reach} />
        </div>
      ) : (
        <ImagePanel
          commentCount={image.comments}
          annotations={<AnnotationList editor={editor} labels={labels} />}
          comments={
            <CommentsPanel
              place={place}
              image={image}
              project={project}
              opened={opened}
              onOpen={(id) => show({ comment: id })}
              onShow={reveal}
              annotationIsThere={(id) => annotations.some((one) => one.id === id)}
              pin={pin}
              placing={placing}
              onPlace={start}
              onUnpin={unpin}
            />
          }
          history={
            <HistoryPanel
              place={place}
              image={image}
              opened={shown.looked}
              dirty={state.dirty && mayEdit(state)}
              onOpen={shown.look}
              save={save}
            />
          }
        />
      )}
    </aside>
  );
}
