import { Box, Text } from '@mantine/core';
import type { Status } from '@tandem/rules';
import type { Progress, ProjectEntry } from '../../shared/api/index.ts';
import { useInOrganization } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { countIn, present, waitingFor } from '../../shared/progress/index.ts';
import { sharedTexts, StatusBar, statusColour, statusIcons, TextLink } from '../../shared/ui/index.ts';
import classes from './projects.module.css';
import { SharedMark } from './shared-mark.tsx';
import { projectsTexts } from './texts.ts';

/** A project with what it waits for; the whole row opens it, its numbers the images that they count. */
export function ProjectRow({
  project,
  progress,
}: {
  readonly project: ProjectEntry;
  readonly progress: Progress | undefined;
}) {
  const t = useTexts(projectsTexts);
  const shared = useTexts(sharedTexts);
  const { number } = useFormat();
  const { organizationId } = useInOrganization();
  const params = { organizationId, projectId: project.id };
  const { review, sentBack } = waitingFor(project);
  return (
    <Box component="li" className={classes['row']}>
      <Box className={classes['name']}>
        <TextLink to="/o/$organizationId/p/$projectId" params={params} className={classes['open']}>
          {project.name}
        </TextLink>
        <SharedMark project={project} />
      </Box>
      {project.role === null ? (
        <Text size="sm" c="dimmed" className={classes['explained']}>
          {t('notMember')}
        </Text>
      ) : (
        <>
          <Text size="sm" className={classes['role']}>
            {shared(`role_${project.role}`)}
          </Text>
          <Box className={classes['progress']}>
            {progress && progress.total > 0 && (
              <Box className={classes['bar']}>
                <StatusBar byStatus={progress.byStatus} />
              </Box>
            )}
            {progress && (
              <Text size="sm" c="dimmed" className={classes['total']}>
                {progress.total > 0
                  ? t('images', { count: progress.total, shown: number(progress.total) })
                  : t('noImages')}
              </Text>
            )}
          </Box>
          <Waiting params={params} progress={progress} statuses={review} words="reviewsWaiting" />
          <Waiting params={params} progress={progress} statuses={sentBack} words="imagesSentBack" />
        </>
      )}
    </Box>
  );
}

function Waiting({
  params,
  progress,
  statuses,
  words,
}: {
  readonly params: { readonly organizationId: string; readonly projectId: string };
  readonly progress: Progress | undefined;
  readonly statuses: readonly Status[];
  readonly words: 'reviewsWaiting' | 'imagesSentBack';
}) {
  const t = useTexts(projectsTexts);
  const { number } = useFormat();
  const status = present(progress?.byStatus ?? {}, statuses);
  const [first] = status;
  if (!progress || !first) return <Box className={classes['number']} data-none />;
  const count = countIn(progress.byStatus, status);
  const Icon = statusIcons[first];
  return (
    <Box className={classes['number']}>
      <TextLink
        to="/o/$organizationId/p/$projectId/images"
        params={params}
        search={{ status }}
        className={classes['count']}
        aria-label={t(words, { count })}
        title={t(words, { count })}
        style={{ color: statusColour(first) }}
      >
        <Icon size={16} aria-hidden />
        {number(count)}
      </TextLink>
    </Box>
  );
}
