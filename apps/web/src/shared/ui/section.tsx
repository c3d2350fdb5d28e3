import { Box, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './section.module.css';

/** A part of a page of settings: what it is about beside what can be set. */
export function Section({
  title,
  description,
  danger = false,
  children,
}: {
  readonly title: string;
  readonly description?: ReactNode;
  readonly danger?: boolean;
  readonly children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className={classes['section']} aria-labelledby={heading}>
      <Stack gap={4}>
        <Title order={2} id={heading} c={danger ? 'var(--mantine-color-error)' : undefined}>
          {title}
        </Title>
        {description && (
          <Text size="sm" c="dimmed" component="div">
            {description}
          </Text>
        )}
      </Stack>
      <Box miw={0}>{children}</Box>
    </section>
  );
}
