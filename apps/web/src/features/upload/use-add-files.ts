import { notifications } from '@mantine/notifications';
import { useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { uploadTexts } from './texts.ts';
import type { Source } from './upload-queue.ts';
import { uploads } from './uploads.ts';

/** Uploads files into the project of the page. */
export function useAddFiles(): (sources: readonly Source[]) => void {
  const t = useTexts(uploadTexts);
  const params = useInProject();
  return (sources) => {
    if (sources.length > 0) uploads.add(params, sources);
    else notifications.show({ message: t('nothingFound'), withBorder: true });
  };
}
