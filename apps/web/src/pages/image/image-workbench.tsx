import { ToolBar } from '../../features/canvas/index.ts';
import { RevisionBanner } from '../../features/history/index.ts';
import { TakeOver } from '../../features/image-moves/index.ts';
import { WorkNotices } from '../../features/image-work/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { KeySheet } from '../../shared/keys/index.ts';
import { LinkButton } from '../../shared/ui/index.ts';
import { ImageDialogs } from './image-dialogs.tsx';
import { ImageMiddle } from './image-middle.tsx';
import classes from './image-page.module.css';
import { ImageSide } from './image-side.tsx';
import { ImageTopBar } from './image-top-bar.tsx';
import { imagePageTexts } from './texts.ts';
import { useImageSearch } from './use-image-search.ts';
import type { OnTheBench } from './use-workbench.ts';
import { useWorkbench } from './use-workbench.ts';

/** The image, its tools and panels, and whatever comes between. */
export function ImageWorkbench(opened: OnTheBench) {
  const t = useTexts(imagePageTexts);
  const { filters } = useImageSearch();
  const bench = useWorkbench(opened);
  const { place, labels, image, work, workEditor, state, shown, editor, moving, going } = bench;
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
        quiet={bench.quiet}
        onTakeOver={work.takeOver}
        onKeys={() => bench.setKeysShown(true)}
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
        <ImageMiddle bench={bench} />
        <ImageSide bench={bench} />
      </div>
      <ImageDialogs moving={moving} going={going} toImages={toImages('sm')} onLook={bench.lookAgain} />
      <KeySheet opened={bench.keysShown} onClose={() => bench.setKeysShown(false)} />
    </div>
  );
}
