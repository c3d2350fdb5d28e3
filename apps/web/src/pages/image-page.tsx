import { Box, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Annotation } from '@tandem/contracts';
import { KeptWork, revisionQuery } from '../features/image-work/index.ts';
import type { ImageView } from '../shared/api/index.ts';
import { read, useInImage } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { ProblemPanel } from '../shared/problems/index.ts';
import { LinkButton } from '../shared/ui/index.ts';
import { ImageColours } from './image/image-colours.tsx';
import { ImageWorkbench } from './image/image-workbench.tsx';
import { imagePageTexts } from './image/texts.ts';
import { useImageSearch } from './image/use-image-search.ts';

/** One image, as large as the window, and the work on it. */
export function ImagePage() {
  const { imageId } = useInImage();
  return (
    <ImageColours>
      <OpeningImage key={imageId} />
    </ImageColours>
  );
}

type Opened = { readonly image: ImageView; readonly annotations: readonly Annotation[] };

/** Reads what the work begins with; what comes later is the work's to deal with. */
function OpeningImage() {
  const t = useTexts(imagePageTexts);
  const place = useInImage();
  const { organizationId, projectId } = place;
  const { filters } = useImageSearch();
  const inProject = { params: { organizationId, projectId } };
  const image = useQuery(read('getImage', { params: place }));
  const project = useQuery(read('getProject', inProject));
  const labels = useQuery({ ...read('listLabels', inProject), staleTime: 60_000 });
  const revision = image.data?.revision ?? 0;
  const content = useQuery({ ...revisionQuery(place, revision), enabled: revision > 0 });
  const [opened, setOpened] = useState<Opened | null>(null);
  const annotations = revision === 0 ? [] : content.data?.annotations;
  if (!opened && image.data && annotations) setOpened({ image: image.data, annotations });

  const error = image.error ?? project.error ?? labels.error ?? content.error;
  if (opened && project.data && labels.data)
    return <ImageWorkbench place={place} project={project.data} labels={labels.data.rows} {...opened} />;
  if (error)
    return (
      <Box maw={640} mx="auto" p="xl" component="main">
        <ProblemPanel error={error} retry={() => Promise.all([image.refetch(), content.refetch()])}>
          <KeptWork organizationId={organizationId} imageId={place.imageId} />
          <LinkButton
            size="xs"
            variant="default"
            to="/o/$organizationId/p/$projectId/images"
            params={{ organizationId, projectId }}
            search={filters}
          >
            {t('toImages')}
          </LinkButton>
        </ProblemPanel>
      </Box>
    );
  return (
    <Stack h="100dvh" p="sm" gap="sm" aria-busy component="main">
      <Skeleton h={40} />
      <Skeleton flex={1} />
    </Stack>
  );
}
