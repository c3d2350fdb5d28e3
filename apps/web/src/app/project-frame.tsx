import { Box, Group, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { UploadTray } from '../features/upload/index.ts';
import { read, useInProject } from '../shared/api/index.ts';
import { useFormat, useTexts } from '../shared/i18n/index.ts';
import { ProblemPanel } from '../shared/problems/index.ts';
import type { Tab } from './tabs.tsx';
import { Tabs } from './tabs.tsx';
import { appTexts } from './texts.ts';

/** A project's name, with whom it is shared, and its pages. */
export function ProjectFrame() {
  const t = useTexts(appTexts);
  const { list } = useFormat();
  const params = useInProject();
  const { data: project, error, refetch } = useQuery(read('getProject', { params }));
  if (error && !project)
    return (
      <Box maw={640} mx="auto" p="xl">
        <ProblemPanel error={error} retry={refetch} />
      </Box>
    );
  const partners = project?.partners.map(({ name }) => name) ?? [];
  const member = project?.role !== null;
  const ownerTabs: Tab[] = [
    { label: t('overview'), to: '/o/$organizationId/p/$projectId', params, exact: true },
  ];
  const memberTabs: Tab[] = [
    ...ownerTabs,
    { label: t('images'), to: '/o/$organizationId/p/$projectId/images', params },
    { label: t('people'), to: '/o/$organizationId/p/$projectId/people', params },
    { label: t('timeline'), to: '/o/$organizationId/p/$projectId/timeline', params },
  ];
  const settings: Tab = { label: t('settings'), to: '/o/$organizationId/p/$projectId/settings', params };
  return (
    <>
      <Group
        justify="space-between"
        gap="xs"
        px={{ base: 'md', sm: 'xl' }}
        py="xs"
        style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}
      >
        <Box miw={0}>
          {project ? (
            <>
              <Text fw={650} truncate>
                {project.name}
              </Text>
              {project.shared && (
                <Text size="sm" c="dimmed" truncate>
                  {project.side === 'host'
                    ? t('with', { partners: list(partners) })
                    : t('sharedBy', { host: project.host.name })}
                </Text>
              )}
            </>
          ) : (
            <Skeleton h={20} w={180} />
          )}
        </Box>
        {project && (
          <Tabs label={t('projectNavigation')} tabs={[...(member ? memberTabs : ownerTabs), settings]} />
        )}
      </Group>
      {project && <Outlet />}
      <UploadTray />
    </>
  );
}
