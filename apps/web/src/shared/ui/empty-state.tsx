import { Stack, Text, ThemeIcon } from '@mantine/core';
import type { IconProps } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';

/** Where nothing is yet: one sentence, and the next step. */
export function EmptyState({
  icon: Icon,
  text,
  children,
}: {
  readonly icon: ComponentType<IconProps>;
  readonly text: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <Stack align="center" gap="md" py={64} px="md" ta="center">
      <ThemeIcon size={56} radius="xl" variant="light" color="teal" aria-hidden>
        <Icon size={28} />
      </ThemeIcon>
      <Text component="div" maw={440} c="var(--mantine-color-text)">
        {text}
      </Text>
      {children}
    </Stack>
  );
}
