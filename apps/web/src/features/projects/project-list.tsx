import { Box, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { IconSearch, IconStack2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/i18n/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { EmptyState, sharedTexts, ShowMore } from '../../shared/ui/index.ts';
import { ProjectRow } from './project-row.tsx';
import classes from './projects.module.css';
import { projectsTexts } from './texts.ts';
import type { Projects } from './use-projects.ts';
import { WaitingRow } from './waiting-row.tsx';

/** All projects that I see of this organization, with what waits in each. */
export function ProjectList({
  list: { projects, rows, progress, empty },
  owner,
  create,
  showAll,
}: {
  readonly list: Projects;
  readonly owner: boolean;
  /** What is offered where there is no project at all. */
  readonly create: ReactNode;
  /** What is offered where the search finds none. */
  readonly showAll: ReactNode;
}) {
  const t = useTexts(projectsTexts);
  const shared = useTexts(sharedTexts);
  if (projects.isPending) return <ListSkeleton />;
  if (projects.error && rows.length === 0)
    return <ProblemPanel error={projects.error} retry={projects.refetch} />;
  if (rows.length === 0 && !empty)
    return (
      <EmptyState icon={IconSearch} text={t('nothingFound')}>
        {showAll}
      </EmptyState>
    );
  if (empty)
    return (
      <EmptyState icon={IconStack2} text={t(owner ? 'emptyOwner' : 'emptyMember')}>
        {owner && create}
      </EmptyState>
    );
  return (
    <>
      <Box className={classes['header']} aria-hidden>
        <span>{t('project')}</span>
        <span>{t('role')}</span>
        <span>{t('progress')}</span>
        <span className={classes['number']}>{t('waitsForUs')}</span>
        <span className={classes['number']}>{shared('status_waiting_for_change')}</span>
      </Box>
      <Box component="ul" className={classes['list']} aria-label={t('list')}>
        {rows.map((project) =>
          project.waiting ? (
            <WaitingRow key={project.id} project={project} waiting={project.waiting} />
          ) : (
            <ProjectRow key={project.id} project={project} progress={progress.get(project.id)} />
          ),
        )}
      </Box>
      <ShowMore pages={projects} />
    </>
  );
}

function ListSkeleton() {
  const t = useTexts(sharedTexts);
  return (
    <Stack gap={4} aria-busy>
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      {[1, 2, 3, 4, 5, 6].map((row) => (
        <Skeleton key={row} h={40} />
      ))}
    </Stack>
  );
}
