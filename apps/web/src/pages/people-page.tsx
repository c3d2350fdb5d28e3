import { Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { AddPeople, PeopleHint, PeopleList, peopleTexts } from '../features/project-people/index.ts';
import { read, useInProject } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { EmptyState, LinkButton, Page } from '../shared/ui/index.ts';

export function PeoplePage() {
  const t = useTexts(peopleTexts);
  const params = useInProject();
  const { data: project } = useQuery(read('getProject', { params }));
  if (!project) return null;
  if (project.role === null)
    return (
      <Page title={t('title')}>
        <EmptyState icon={IconUsers} text={t('notAMember')}>
          <LinkButton to="/o/$organizationId/p/$projectId/settings" params={params} variant="default">
            {t('toSettings')}
          </LinkButton>
        </EmptyState>
      </Page>
    );
  return (
    <Page title={t('title')} actions={<AddPeople project={project} />}>
      {project.capabilities.includes('manage-members') && (
        <Text size="sm" c="dimmed" mb="lg" maw={640} component="div">
          <PeopleHint side={project.side} />
        </Text>
      )}
      <PeopleList project={project} />
    </Page>
  );
}
