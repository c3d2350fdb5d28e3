import { Box, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect } from 'react';

/** A page's heading, which is the document's title too, and its one primary action. */
export function Page({
  title,
  tools,
  actions,
  wide = false,
  children,
}: {
  readonly title: string;
  /** Beside the title also where the actions have to go below it. */
  readonly tools?: ReactNode;
  readonly actions?: ReactNode;
  /** As wide as the window, for lists and figures. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  usePageTitle(title);
  return (
    <Box maw={wide ? undefined : 960} mx="auto" w="100%" px={{ base: 'md', sm: 'xl' }} py="lg">
      <Group gap="sm" mb="lg">
        <Title order={1} flex={1} miw="fit-content">
          {title}
        </Title>
        {tools}
        {actions}
      </Group>
      {children}
    </Box>
  );
}

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Tandem`;
  }, [title]);
}
