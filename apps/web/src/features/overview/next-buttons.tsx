import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconEye, IconPencil } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ProjectView } from '../../shared/api/index.ts';
import { useCommand, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { overviewTexts } from './texts.ts';

type Queue = 'annotation' | 'review';

/** On to the next image for me, claimed in the same step; the one that is more pressing stands out. */
export function NextButtons({
  project,
  reviewsWait,
}: {
  readonly project: ProjectView;
  readonly reviewsWait: boolean;
}) {
  const t = useTexts(overviewTexts);
  const params = useInProject();
  const navigate = useNavigate();
  const next = useCommand('nextImage', {
    async onDone({ image }, { body: { queue } }) {
      if (image)
        await navigate({
          to: '/o/$organizationId/p/$projectId/images/$imageId',
          params: { ...params, imageId: image.id },
          search: { queue },
        });
      else notifications.show({ message: t(`nothing_${queue}`) });
    },
  });
  const asked = next.isPending ? next.variables.body.queue : undefined;
  const go = (queue: Queue) => () => next.mutate({ params, body: { queue } });
  return (
    <Group gap="xs">
      {project.capabilities.includes('review-images') && (
        <Button
          variant={reviewsWait ? 'filled' : 'default'}
          leftSection={<IconEye size={16} aria-hidden />}
          loading={asked === 'review'}
          onClick={go('review')}
        >
          {t('reviewNext')}
        </Button>
      )}
      <Button
        variant={reviewsWait ? 'default' : 'filled'}
        leftSection={<IconPencil size={16} aria-hidden />}
        loading={asked === 'annotation'}
        onClick={go('annotation')}
      >
        {t('annotateNext')}
      </Button>
    </Group>
  );
}
