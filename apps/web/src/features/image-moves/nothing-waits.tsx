import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/i18n/index.ts';
import { moveTexts } from './texts.ts';

/** The queue is empty: says so, with a way back to the list. */
export function NothingWaits({
  queue,
  toImages,
  onClose,
}: {
  readonly queue: 'annotation' | 'review' | 'this';
  readonly toImages: ReactNode;
  readonly onClose: () => void;
}) {
  const t = useTexts(moveTexts);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(queue === 'this' ? 'thisIsNext' : 'nothingWaits')}
      centered
      withCloseButton={false}
    >
      <Stack>
        <Text size="sm">{t(queue === 'this' ? 'thisIsNextText' : `nothingWaitsText_${queue}`)}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('stayHere')}
          </Button>
          {toImages}
        </Group>
      </Stack>
    </Modal>
  );
}
