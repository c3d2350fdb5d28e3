import { ToolBar } from '../../features/canvas/index.ts';
import { RevisionBanner } from '../../features/history/index.ts';
import { TakeOver } from '../../features/image-moves/index.ts';
import { WorkNotices } from '../../features/image-work/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { KeySheet } from '../../shared/keys/index.ts';
import { isProblem } from '../../shared/api/index.ts';
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
  const projectIsGone = isProblem(state.trouble, 'project.not-found');
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
            <>
              {projectIsGone ? <ToProjects organizationId={place.organizationId} /> : toImages('compact-sm')}
            </>
          )
        }
      />
      {shown.earlier && <RevisionBanner revision={shown.earlier} onBack={() => shown.look(null)} />}
      <div className={classes['body']}>
        <section className={classes['tools']} aria-label={t('drawing')}>
          <ToolBar editor={editor} labels={labels} />
        </section>
        <ImageMiddle bench={bench} />
        <ImageSide bench={bench} />
      </div>
      <ImageDialogs moving={moving} going={going} toImages={toImages('sm')} onLook={bench.lookAgain} />
      <KeySheet opened={bench.keysShown} onClose={() => bench.setKeysShown(false)} />
    </div>
  );
}

function ToProjects({ organizationId }: { readonly organizationId: string }) {
  const t = useTexts(imagePageTexts);
  return (
    <LinkButton size="compact-sm" variant="default" to="/o/$organizationId" params={{ organizationId }}>
      {t('toProjects')}
    </LinkButton>
  );
}
