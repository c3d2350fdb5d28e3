import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Status } from '@tandem/rules';
import { statuses } from '@tandem/rules';
import { useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import { moveTexts } from './texts.ts';

const isStatus = (value: unknown): value is Status => (statuses as readonly unknown[]).includes(value);

/** A move was refused since the image is not as it was looked at: what is different, and a look at it. */
export function StaleDialog({
  problem,
  seen,
  onLook,
}: {
  readonly problem: unknown;
  readonly seen: { readonly revision: number };
  readonly onLook: () => void;
}) {
  const t = useTexts(moveTexts);
  const shared = useTexts(sharedTexts);
  const { imageStatus, revision } = (problem ?? {}) as { imageStatus?: unknown; revision?: unknown };
  return (
    <Modal opened onClose={onLook} title={t('staleTitle')} centered withCloseButton={false}>
      <Stack>
        {isStatus(imageStatus) && (
          <Text size="sm">{t('staleStatus', { status: shared(`status_${imageStatus}`) })}</Text>
        )}
        {typeof revision === 'number' && revision !== seen.revision && (
          <Text size="sm">{t('staleRevision', { revision })}</Text>
        )}
        <Group justify="flex-end">
          <Button onClick={onLook} data-autofocus>
            {t('lookAgain')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
