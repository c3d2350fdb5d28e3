import { Alert, List, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTexts } from '../i18n/index.ts';
import { problemWords } from '../problems/problem-words.ts';
import { sharedTexts } from './texts.ts';

/** What will happen, line by line; says so where the numbers could not be read. */
export function Consequences({
  lines,
  error,
}: {
  /** undefined: still being counted */
  readonly lines: readonly string[] | undefined;
  readonly error?: unknown;
}) {
  const t = useTexts(sharedTexts);
  if (lines)
    return (
      <List spacing={6} size="sm" withPadding={false}>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    );
  if (error)
    return (
      <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} role="alert">
        {problemWords(error).title}
      </Alert>
    );
  return (
    <Stack gap={8} aria-busy>
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      {[90, 75, 82].map((width) => (
        <Skeleton key={width} h={16} w={`${width}%`} />
      ))}
    </Stack>
  );
}
