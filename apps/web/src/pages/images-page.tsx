import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ImagesView, imagesTexts, NextButtons } from '../features/images/index.ts';
import { read, useInProject } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { Page } from '../shared/ui/index.ts';

/** The images of a project: looked through, sorted out, handed on. */
export function ImagesPage() {
  const t = useTexts(imagesTexts);
  const params = useInProject();
  const { data: project } = useQuery(read('getProject', { params }));
  if (!project) return null;
  return (
    <Page
      title={t('title')}
      wide
      actions={
        <Group gap="xs">
          <NextButtons project={project} />
        </Group>
      }
    >
      <ImagesView project={project} />
    </Page>
  );
}
