import { Portal, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTexts } from '../../shared/i18n/index.ts';
import { fromDrop } from './chosen-files.ts';
import { uploadTexts } from './texts.ts';
import classes from './upload.module.css';
import { useAddFiles } from './use-add-files.ts';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** Takes files that are dropped anywhere on the page. */
export function DropZone({ folder }: { readonly folder: string }) {
  const t = useTexts(uploadTexts);
  const add = useAddFiles();
  const [over, setOver] = useState(false);
  const take = useEffectEvent(async (data: DataTransfer) => add(await fromDrop(data, folder)));
  useEffect(() => {
    const leaving = new AbortController();
    const on = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', then: (event: DragEvent) => void) =>
      window.addEventListener(
        type,
        (event) => {
          if (!hasFiles(event)) return;
          event.preventDefault();
          then(event);
        },
        { signal: leaving.signal },
      );
    on('dragenter', () => setOver(true));
    on('dragover', () => setOver(true));
    // Between two elements of the page it leaves one for another.
    on('dragleave', ({ relatedTarget }) => setOver(relatedTarget !== null));
    on('drop', ({ dataTransfer }) => {
      setOver(false);
      if (dataTransfer) void take(dataTransfer);
    });
    return () => leaving.abort();
  }, []);
  if (!over) return null;
  return (
    <Portal>
      <div className={classes['over']}>
        <IconUpload size={40} aria-hidden />
        <Text size="lg" fw={600}>
          {folder === '' ? t('dropHere') : t('dropInto', { folder })}
        </Text>
      </div>
    </Portal>
  );
}
