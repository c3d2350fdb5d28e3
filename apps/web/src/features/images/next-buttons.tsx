import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconEye, IconPencil } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ProjectView } from '../../shared/api/index.ts';
import { useCommand, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import classes from './images-view.module.css';
import { imagesTexts } from './texts.ts';
import { imageAddress } from './use-image-links.ts';

const onlyWide = { section: classes['wideOnly'] ?? '' };

/** To the next image that waits for the reader; reviewers review first. */
export function NextButtons({ project }: { readonly project: ProjectView }) {
  const t = useTexts(imagesTexts);
  const params = useInProject();
  const navigate = useNavigate();
  const next = useCommand('nextImage', {
    async onDone({ image }, { body: { queue } }) {
      if (image)
        return navigate({ to: imageAddress, params: { ...params, imageId: image.id }, search: { queue } });
      const review = queue === 'review';
      notifications.show({
        title: t(review ? 'nothingToReview' : 'nothingToAnnotate'),
        message: t(review ? 'nothingToReviewText' : 'nothingToAnnotateText'),
        withBorder: true,
      });
    },
  });
  const take = (queue: 'annotation' | 'review') => next.mutate({ params, body: { queue } });
  const reviews = project.capabilities.includes('review-images');
  return (
    <>
      {reviews && (
        <Button
          px={{ base: 10, sm: 'md' }}
          classNames={onlyWide}
          leftSection={<IconEye size={16} aria-hidden />}
          disabled={next.isPending}
          onClick={() => take('review')}
        >
          {t('reviewNext')}
        </Button>
      )}
      {project.capabilities.includes('annotate-images') && (
        <Button
          variant={reviews ? 'default' : 'filled'}
          px={{ base: 10, sm: 'md' }}
          classNames={onlyWide}
          leftSection={<IconPencil size={16} aria-hidden />}
          disabled={next.isPending}
          onClick={() => take('annotation')}
        >
          {t('annotateNext')}
        </Button>
      )}
    </>
  );
}
