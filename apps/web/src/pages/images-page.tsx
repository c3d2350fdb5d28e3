import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DownloadButton } from '../features/download/index.ts';
import { ImagesView, imagesTexts, NextButtons, useFilters } from '../features/images/index.ts';
import { DropZone, FirstUpload, UploadMenu } from '../features/upload/index.ts';
import { read, useInProject } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { Page } from '../shared/ui/index.ts';

/** The images of a project: looked through, sorted out, handed on. */
export function ImagesPage() {
  const t = useTexts(imagesTexts);
  const params = useInProject();
  const { data: project } = useQuery(read('getProject', { params }));
  const { filters } = useFilters();
  if (!project) return null;
  const { status, folder, within = false } = filters;
  const may = (capability: string) => project.capabilities.includes(capability);
  const mayAdd = may('manage-images');
  return (
    <Page
      title={t('title')}
      wide
      tools={
        <Group gap={6} wrap="nowrap">
          {may('download-annotation-data') && (
            <DownloadButton shared={project.shared} status={status} folder={folder} within={within} />
          )}
          {mayAdd && <UploadMenu folder={folder ?? ''} />}
        </Group>
      }
      actions={
        <Group gap={6}>
          <NextButtons project={project} />
        </Group>
      }
    >
      {mayAdd && <DropZone folder={folder ?? ''} />}
      <ImagesView
        key={params.projectId}
        project={project}
        addImages={mayAdd && <FirstUpload folder={folder ?? ''} />}
      />
    </Page>
  );
}
