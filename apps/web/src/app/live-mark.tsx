import { Badge } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTexts } from '../shared/i18n/index.ts';
import { useLiveState } from '../shared/live/index.ts';
import { appTexts } from './texts.ts';

/** Says that changes of others do not show just now; nothing while they do. */
export function LiveMark() {
  const t = useTexts(appTexts);
  const broken = useLiveState() === 'broken';
  return (
    <span role="status">
      {broken && (
        <Badge
          color="yellow"
          variant="light"
          leftSection={<IconPlugConnectedX size={14} aria-hidden />}
          title={t('reconnectingText')}
        >
          {t('reconnecting')}
        </Badge>
      )}
    </span>
  );
}
