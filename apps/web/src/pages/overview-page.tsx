import { useQuery } from '@tanstack/react-query';
import { NextButtons, Outside, Overview, overviewTexts, useOverview } from '../features/overview/index.ts';
import type { ProjectView } from '../shared/api/index.ts';
import { read, useInProject } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { Page } from '../shared/ui/index.ts';

export function OverviewPage() {
  const t = useTexts(overviewTexts);
  const { data: project } = useQuery(read('getProject', { params: useInProject() }));
  // The frame around this page reads the project, and tells what is wrong.
  if (!project) return null;
  if (project.role !== null) return <MembersOverview project={project} />;
  return (
    <Page title={t('title')} wide>
      <Outside project={project} />
    </Page>
  );
}

function MembersOverview({ project }: { readonly project: ProjectView }) {
  const t = useTexts(overviewTexts);
  const overview = useOverview(project);
  const images = overview.figures?.total ?? 0;
  const reviewsWait = overview.sides?.some(({ ours, review }) => ours && review.count > 0) ?? false;
  return (
    <Page
      title={t('title')}
      wide
      actions={images > 0 && <NextButtons project={project} reviewsWait={reviewsWait} />}
    >
      <Overview project={project} overview={overview} />
    </Page>
  );
}
