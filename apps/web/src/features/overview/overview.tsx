import { Box, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTexts } from '../../shared/i18n/index.ts';
import type { ProjectView } from '../../shared/api/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import classes from './overview.module.css';
import { ProgressCard } from './progress-card.tsx';
import { SharingCard } from './sharing-card.tsx';
import { SideCard } from './side-card.tsx';
import { overviewTexts } from './texts.ts';
import type { useOverview } from './use-overview.ts';

/** Whose turn it is, how far the images are, and what to do next. */
export function Overview({
  project,
  overview: { figures, sides, steps, error, retry },
}: {
  readonly project: ProjectView;
  readonly overview: ReturnType<typeof useOverview>;
}) {
  const t = useTexts(overviewTexts);
  if (!figures || !sides || !steps)
    return error ? <ProblemPanel error={error} retry={retry} /> : <OverviewSkeleton />;
  return (
    <Box className={classes['columns']}>
      <Stack>
        <Box className={classes['sides']} role="group" aria-label={t('sides')}>
          {sides.map((side) => (
            <SideCard key={side.side} figures={side} />
          ))}
        </Box>
        <ProgressCard progress={figures} />
      </Stack>
      <SharingCard project={project} steps={steps} />
    </Box>
  );
}

function OverviewSkeleton() {
  const t = useTexts(sharedTexts);
  return (
    <Box className={classes['columns']} aria-busy>
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      <Stack>
        <Skeleton h={150} />
        <Skeleton h={200} />
      </Stack>
      <Skeleton h={220} />
    </Box>
  );
}
