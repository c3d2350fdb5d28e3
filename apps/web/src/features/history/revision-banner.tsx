import { Alert, Button, Group, Text } from '@mantine/core';
import type { RevisionContent } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import classes from './history.module.css';
import { historyTexts } from './texts.ts';

/** Says that what is shown is an earlier state. */
export function RevisionBanner({
  revision: { revision, savedBy, savedAt },
  onBack,
}: {
  readonly revision: RevisionContent;
  readonly onBack: () => void;
}) {
  const t = useTexts(historyTexts);
  const { ago } = useFormat();
  return (
    <Alert
      color="yellow"
      variant="light"
      radius={0}
      px="md"
      py={8}
      role="status"
      className={classes['banner']}
    >
      <Group gap="sm" justify="space-between">
        <Text size="sm" style={{ flex: '1 1 220px' }}>
          {t('lookingAt', { revision, name: savedBy.name, ago: ago(savedAt) })}
        </Text>
        <Button size="compact-sm" variant="default" onClick={onBack}>
          {t('back')}
        </Button>
      </Group>
    </Alert>
  );
}
