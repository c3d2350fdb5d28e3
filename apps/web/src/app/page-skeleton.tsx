import { Box, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTexts } from '../shared/i18n/index.ts';
import { sharedTexts } from '../shared/ui/index.ts';

export function PageSkeleton() {
  const t = useTexts(sharedTexts);
  return (
    <Box maw={960} mx="auto" px="xl" py="lg" aria-busy>
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      <Skeleton h={28} w={220} mb="lg" />
      <Stack gap="xs">
        {[1, 2, 3, 4, 5, 6].map((row) => (
          <Skeleton key={row} h={36} />
        ))}
      </Stack>
    </Box>
  );
}
