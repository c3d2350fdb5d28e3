import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/index.ts';
import { sharedTexts } from '../ui/texts.ts';
import { problemWords } from './problem-words.ts';

/** In place of what could not be read: why, what to do, and a way on. */
export function ProblemPanel({
  error,
  retry,
  children,
}: {
  readonly error: unknown;
  readonly retry?: () => unknown;
  readonly children?: ReactNode;
}) {
  const t = useTexts(sharedTexts);
  const { title, action } = problemWords(error);
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{action}</Text>
        {retry && (
          <Button size="xs" variant="default" onClick={() => void retry()}>
            {t('tryAgain')}
          </Button>
        )}
        {children}
      </Stack>
    </Alert>
  );
}
