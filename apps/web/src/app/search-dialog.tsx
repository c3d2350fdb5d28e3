import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { SearchPalette } from '../features/search/index.ts';
import { read, useInOrganization, useMe } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { organizationTabs, projectTabs } from './navigation.ts';
import { appTexts } from './texts.ts';

/** The search with the pages around this one. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(appTexts);
  const params = useInOrganization();
  const { projectId } = useParams({ strict: false });
  const { organizations } = useMe();
  const owner = organizations.find(({ id }) => id === params.organizationId)?.type === 'owner';
  const { data: project } = useQuery({
    ...read('getProject', { params: { ...params, projectId: projectId ?? '' } }),
    enabled: projectId !== undefined,
  });
  const inProject = projectId !== undefined && project ? { ...params, projectId } : undefined;
  const pagesOfOrganization = organizationTabs(t, params, owner).map((tab) =>
    tab.label === t('settings') ? { ...tab, label: t('organizationSettings') } : tab,
  );
  return (
    <SearchPalette
      places={[...(inProject && project ? projectTabs(t, inProject, project) : []), ...pagesOfOrganization]}
      projectId={project && project.role !== null ? projectId : undefined}
      onClose={onClose}
    />
  );
}
