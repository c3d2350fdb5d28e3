import { List, Text } from '@mantine/core';
import { client, useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { ConfirmDialog } from '../../shared/ui/index.ts';
import type { Asking } from './asking.ts';
import { imagesTexts } from './texts.ts';

/** Deletes a selection, after saying what goes with it. */
export function DeleteDialog({ images, carryOut, onClose }: Asking) {
  const t = useTexts(imagesTexts);
  const { number } = useFormat();
  const params = useInProject();
  const counted = (count: number) => ({ count, number: number(count) });
  const sum = (of: (image: Asking['images'][number]) => number) =>
    images.reduce((total, image) => total + of(image), 0);
  const annotations = sum(({ annotationCounts }) =>
    Object.values(annotationCounts).reduce((total, count) => total + count, 0),
  );
  const comments = sum((image) => image.comments);
  const finished = images.filter(({ status }) => status === 'done').length;
  const remove = () => {
    onClose();
    void carryOut(
      images,
      (imageIds) => client.deleteSelection({ params, body: { imageIds: [...imageIds] } }),
      (done) => t('deleteDone', counted(done)),
    );
  };
  return (
    <ConfirmDialog
      opened
      title={t('deleteTitle', counted(images.length))}
      action={t('deleteButton', counted(images.length))}
      onConfirm={remove}
      onClose={onClose}
    >
      <List size="sm">
        {annotations > 0 && <List.Item>{t('deleteAnnotations', counted(annotations))}</List.Item>}
        {comments > 0 && <List.Item>{t('deleteComments', counted(comments))}</List.Item>}
        {finished > 0 && <List.Item>{t('deleteFinished', counted(finished))}</List.Item>}
      </List>
      <Text>{t('deleteForEver')}</Text>
    </ConfirmDialog>
  );
}
