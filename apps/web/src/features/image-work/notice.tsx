import { Alert, CloseButton, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

/** A line above the image: what happened, and what one can do. */
export function Notice({
  title,
  text,
  calm = false,
  dismiss,
  onDismiss,
  children,
}: {
  readonly title?: string;
  readonly text: string;
  readonly calm?: boolean;
  readonly dismiss?: string;
  readonly onDismiss?: () => void;
  readonly children?: ReactNode;
}) {
  return (
    <Alert
      color={calm ? 'teal' : 'yellow'}
      variant="light"
      className={classes['notice']}
      data-calm={calm || undefined}
      radius={0}
      px="md"
      py={8}
      role={calm ? 'status' : 'alert'}
    >
      <Group gap="sm" justify="space-between">
        <Text size="sm" component="div" style={{ flex: '1 1 260px' }}>
          {title !== undefined && (
            <Text span inherit fw={600} mr={6}>
              {title}
            </Text>
          )}
          {text}
        </Text>
        <Group gap="xs">
          {children}
          {onDismiss && <CloseButton size="sm" aria-label={dismiss} onClick={onDismiss} />}
        </Group>
      </Group>
    </Alert>
  );
}
