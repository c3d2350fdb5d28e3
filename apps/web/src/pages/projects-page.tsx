import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  CreateProject,
  ProjectFilters,
  ProjectList,
  projectsTexts,
  useProjects,
} from '../features/projects/index.ts';
import { useInOrganization, useMe } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { LinkButton, Page } from '../shared/ui/index.ts';

const route = getRouteApi('/inside/o/$organizationId/shell/');

export function ProjectsPage() {
  const t = useTexts(projectsTexts);
  const params = useInOrganization();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { organizations } = useMe();
  const owner = organizations.find(({ id }) => id === params.organizationId)?.type === 'owner';
  const list = useProjects(search);
  const [creating, setCreating] = useState(false);
  const create = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {t('newProject')}
    </Button>
  );
  return (
    <Page title={t('title')} wide actions={owner && !list.empty && create}>
      {!list.empty && (
        <ProjectFilters
          search={search}
          onChange={(change) =>
            void navigate({
              to: '/o/$organizationId',
              params,
              search: { ...search, ...change },
              replace: true,
            })
          }
        />
      )}
      <ProjectList
        list={list}
        owner={owner}
        create={create}
        showAll={
          <LinkButton to="/o/$organizationId" params={params} variant="default">
            {t('showAll')}
          </LinkButton>
        }
      />
      <CreateProject opened={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}
