import type { Annotation } from '@tandem/contracts';
import { useState } from 'react';
import {
  AnnotationCanvas,
  AnnotationList,
  ToolBar,
  useEditorKeys,
  ViewBar,
} from '../../features/canvas/index.ts';
import type { NewPin } from '../../features/comments/index.ts';
import { CommentsPanel, commentTexts, pinsOf, useThreads } from '../../features/comments/index.ts';
import { CompareBar, useComparison } from '../../features/compare/index.ts';
import { HistoryPanel, RevisionBanner } from '../../features/history/index.ts';
import { TakeOver, UndoOffer, useMoving } from '../../features/image-moves/index.ts';
import type { ImagePlace } from '../../features/image-work/index.ts';
import {
  ConflictPanel,
  endsWork,
  mayEdit,
  useImageWork,
  WorkNotices,
  WorkStatus,
} from '../../features/image-work/index.ts';
import { boundsOf, reveal, useEditor } from '../../shared/annotations/index.ts';
import type { CommentView, ImageView, LabelView, ProjectView } from '../../shared/api/index.ts';
import { read } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { KeySheet } from '../../shared/keys/index.ts';
import { LinkButton } from '../../shared/ui/index.ts';
import { useQueryClient } from '@tanstack/react-query';
import { ImageDialogs } from './image-dialogs.tsx';
import classes from './image-page.module.css';
import { ImagePanel } from './image-panel.tsx';
import { ImageTopBar } from './image-top-bar.tsx';
import { imagePageTexts } from './texts.ts';
import { useGoingOn } from './use-going-on.ts';
import { useImageKeys } from './use-image-keys.ts';
import { useImageSearch } from './use-image-search.ts';
import { renditionOf } from './use-preloaded.ts';
import { useShown } from './use-shown.ts';

/** The image, its tools and panels, and whatever comes between. */
export function ImageWorkbench({
  place,
  project,
  labels,
  image: first,
  annotations: atFirst,
}: {
  readonly place: ImagePlace;
  readonly project: ProjectView;
  readonly labels: readonly LabelView[];
  readonly image: ImageView;
  readonly annotations: readonly Annotation[];
}) {
  const t = useTexts(imagePageTexts);
  const said = useTexts(commentTexts);
  const queries = useQueryClient();
  const { editor: workEditor, work, state } = useImageWork(place, first, atFirst);
  const { image, conflict } = state;
  const shown = useShown(place, workEditor, state);
  const { editor } = shown;
  const annotations = useEditor(editor, (now) => now.annotations);
  const tool = useEditor(editor, (now) => now.tool);
  const { comment: openThread, filters, show, go } = useImageSearch();
  const [pin, setPin] = useState<NewPin | null>(null);
  const [keysShown, setKeysShown] = useState(false);
  const going = useGoingOn(place, work, image);
  const { threads } = useThreads(place);

  const reach = (id: string) => {
    const annotation = editor.getState().annotations.find((one) => one.id === id);
    if (!annotation) return;
    editor.select([id]);
    editor.view.change((view) => reveal(view, boundsOf(annotation)));
  };
  const comparison = useComparison(place, image, annotations, reach);
  const save = async () => ((await work.save()) ? work.getState().image : null);
  const moving = useMoving(place, {
    save,
    onMoved: (move) => (move === 'reopen' || move === 'restore' ? undefined : going.goOn()),
  });
  const placeComment = (at: NewPin) => {
    setPin(at);
    editor.setTool('select');
    show({ panel: 'comments', comment: undefined });
  };
  const startComment = () => {
    const [selected, ...others] = editor.getState().selection;
    if (selected !== undefined && others.length === 0) placeComment({ point: null, annotationId: selected });
    else editor.setTool('comment');
  };
  const showComment = ({ point, annotationId }: CommentView) => {
    if (annotationId !== null) reach(annotationId);
    else if (point)
      editor.view.change((view) => reveal(view, { x: point[0], y: point[1], width: 0, height: 0 }));
  };
  const stopped = state.elsewhere || state.takenOverBy !== null || endsWork(state.trouble);
  const calm = !conflict && !stopped && shown.isWork && moving.asked === null && !moving.stale;
  useEditorKeys(editor, labels, !keysShown && moving.asked === null);
  useImageKeys({
    image,
    calm,
    comparing: comparison.on,
    moving,
    going,
    step: comparison.step,
    save: () => void work.save(),
    comment: startComment,
    sheet: () => setKeysShown(true),
  });
  const toImages = (size: 'compact-sm' | 'sm') => (
    <LinkButton
      size={size}
      variant={size === 'sm' ? 'filled' : 'default'}
      to="/o/$organizationId/p/$projectId/images"
      params={place}
      search={filters}
    >
      {t('toImages')}
    </LinkButton>
  );
  const { claim } = image;
  return (
    <div className={classes['page']}>
      <ImageTopBar
        place={place}
        image={image}
        moving={moving}
        going={going}
        quiet={!shown.isWork || stopped}
        onTakeOver={work.takeOver}
        onKeys={() => setKeysShown(true)}
      />
      <WorkNotices
        work={work}
        state={state}
        editor={workEditor}
        wayOn={
          claim?.mayTakeOver ? (
            <TakeOver name={claim.by.name} onTakeOver={work.takeOver} />
          ) : (
            toImages('compact-sm')
          )
        }
      />
      {shown.earlier && <RevisionBanner revision={shown.earlier} onBack={() => shown.look(null)} />}
      <div className={classes['body']}>
        <div className={classes['tools']}>
          <ToolBar editor={editor} labels={labels} />
        </div>
        <main className={classes['middle']}>
          {!conflict && image.revision > 0 && (
            <div className={classes['compare']}>
              <CompareBar image={image} comparison={comparison} />
            </div>
          )}
          <div className={classes['canvas']}>
            <AnnotationCanvas
              editor={editor}
              image={{ url: renditionOf(place), width: image.width, height: image.height }}
              labels={labels}
              pins={pinsOf(threads, annotations, ({ author }, number) =>
                said('pinLabel', { number, name: author.name }),
              )}
              onPin={(id) => show({ panel: 'comments', comment: id })}
              onPlacePin={placeComment}
              compare={shown.overlay ?? comparison.overlay}
            />
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
                  opened={openThread}
                  onOpen={(id) => show({ comment: id })}
                  onShow={showComment}
                  annotationIsThere={(id) => annotations.some((one) => one.id === id)}
                  pin={pin}
                  placing={tool === 'comment'}
                  onPlace={startComment}
                  onUnpin={() => setPin(null)}
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
      </div>
      <ImageDialogs
        moving={moving}
        going={going}
        toImages={toImages('sm')}
        onLook={() => void queries.invalidateQueries(read('getImage', { params: place }))}
      />
      <KeySheet opened={keysShown} onClose={() => setKeysShown(false)} />
    </div>
  );
}
