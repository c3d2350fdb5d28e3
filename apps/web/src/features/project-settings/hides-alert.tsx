import { Alert, Skeleton, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { read, useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { settingsTexts } from './texts.ts';

/** What partners would stop seeing, in a number, before it is saved. */
export function HidesAlert() {
  const t = useTexts(settingsTexts);
  const { number } = useFormat();
  const params = useInProject();
  const { data, error } = useQuery({ ...read('getSettingsConsequences', { params }), staleTime: 0 });
  const count = data?.hiddenFromPartners;
  return (
    <Alert
      color="orange"
      icon={<IconEyeOff aria-hidden />}
      title={t('hidesTitle')}
      role="status"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      {count !== undefined && (
        <Text size="sm" fw={600} mb={4}>
          {count === 0 ? t('hidesNone') : t('hidesImages', { count, shown: number(count) })}
        </Text>
      )}
      {!data && !error && <Skeleton h={18} w="70%" mb={6} />}
      {count !== 0 && t('hidesText')}
    </Alert>
  );
}
