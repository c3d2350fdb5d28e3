import { Box, Group, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { UploadTray } from '../features/upload/index.ts';
import { read, useInProject } from '../shared/api/index.ts';
import { useFormat, useTexts } from '../shared/i18n/index.ts';
import { ProblemPanel } from '../shared/problems/index.ts';
import { projectTabs } from './navigation.ts';
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
              <Text fw={650} style={{ overflowWrap: 'anywhere' }}>
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
        {project && <Tabs label={t('projectNavigation')} tabs={projectTabs(t, params, project)} />}
      </Group>
      {project && <Outlet />}
      <UploadTray />
    </>
  );
}
