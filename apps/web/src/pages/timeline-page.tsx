import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import {
  ChainShield,
  TimelineFilters,
  TimelineList,
  timelineScope,
  timelineTexts,
  useTimeline,
} from '../features/timeline/index.ts';
import { read, useInProject } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { Page } from '../shared/ui/index.ts';

const route = getRouteApi('/inside/o/$organizationId/shell/p/$projectId/timeline');

export function TimelinePage() {
  const t = useTexts(timelineTexts);
  const params = useInProject();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data: project } = useQuery(read('getProject', { params }));
  const { timeline, entries, people, imageName, filtered } = useTimeline(search);
  const scope = project?.role ? timelineScope(project.side, project.role) : 'all';
  return (
    <Page title={t('title')} wide actions={<ChainShield />}>
      <Stack gap="sm" mb="md">
        {scope === 'own work' && <Text c="dimmed">{t('ownWork')}</Text>}
        {scope === 'own collaboration' && <Text c="dimmed">{t('ownCollaboration')}</Text>}
        <TimelineFilters
          search={search}
          people={people}
          imageName={imageName}
          onChange={(filters) =>
            void navigate({
              to: '/o/$organizationId/p/$projectId/timeline',
              params,
              search: { ...filters },
              replace: true,
            })
          }
        />
      </Stack>
      <TimelineList timeline={timeline} entries={entries} filtered={filtered} />
    </Page>
  );
}
