import { IconMapOff } from '@tabler/icons-react';
import { Box, Text, Title } from '@mantine/core';
import { useTexts } from '../shared/i18n/index.ts';
import { EmptyState, LinkButton, usePageTitle } from '../shared/ui/index.ts';
import { appTexts } from './texts.ts';

export function NotFound() {
  const t = useTexts(appTexts);
  usePageTitle(t('notFoundTitle'));
  return (
    <Box component="main">
      <EmptyState
        icon={IconMapOff}
        text={
          <>
            <Title order={1} mb="xs">
              {t('notFoundTitle')}
            </Title>
            <Text component="span">{t('notFoundText')}</Text>
          </>
        }
      >
        <LinkButton to="/">{t('toStart')}</LinkButton>
      </EmptyState>
    </Box>
  );
}
