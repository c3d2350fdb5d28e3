import { Box, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { chooseLanguage, i18n, languages, useTexts } from '../../shared/i18n/index.ts';
import { usePageTitle } from '../../shared/ui/index.ts';
import { entryTexts } from './texts.ts';
import classes from './entry-frame.module.css';

/** Before one is inside an organization: the name, one card, nothing else. */
export function EntryFrame({
  title,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  // Words change with the language although none are asked for here.
  useTexts(entryTexts);
  usePageTitle(title);
  const other = i18n.language === 'ja' ? 'en' : 'ja';
  return (
    <Box className={classes['frame']}>
      <Group component="header" justify="space-between" px="lg" py="sm">
        <Group gap={10}>
          <img src="/favicon.svg" alt="" width={24} height={24} />
          <Text fw={700} size="lg">
            Tandem
          </Text>
        </Group>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          lang={other}
          leftSection={<IconLanguage size={16} aria-hidden />}
          onClick={() => chooseLanguage(other)}
        >
          {languages[other]}
        </Button>
      </Group>
      <Box
        component="main"
        tabIndex={-1}
        px="md"
        pb={64}
        pt={{ base: 'md', sm: 48 }}
        style={{ outline: 'none' }}
      >
        <Paper withBorder shadow="sm" radius="lg" p={{ base: 'lg', sm: 32 }} maw={wide ? 640 : 440} mx="auto">
          <Stack>
            <Title order={1}>{title}</Title>
            {children}
          </Stack>
        </Paper>
      </Box>
    </Box>
  );
}
