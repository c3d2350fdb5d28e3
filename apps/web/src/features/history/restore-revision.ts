import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { ImageView } from '../../shared/api/index.ts';
import { read, useCommand } from '../../shared/api/index.ts';
import { translate } from '../../shared/i18n/index.ts';
import { historyTexts } from './texts.ts';

export type ImagePlace = {
  readonly organizationId: string;
  readonly projectId: string;
  readonly imageId: string;
};

/** Saves an earlier revision again, on top of what is current once the unsaved is saved. */
export function useRestoring(
  place: ImagePlace,
  save: () => Promise<ImageView | null>,
  onRestored: () => void,
) {
  const queries = useQueryClient();
  const command = useCommand('restoreRevision', {
    onDone({ image }, { params: { revision } }) {
      queries.setQueryData(read('getImage', { params: place }).queryKey, image);
      notifications.show({ message: translate(historyTexts, 'restored', { revision: Number(revision) }) });
      onRestored();
    },
  });
  return {
    busy: command.isPending,
    async restore(revision: number) {
      const image = await save();
      if (image) command.mutate({ params: { ...place, revision }, body: { revision: image.revision } });
    },
  };
}
