import { Box, Button, Popover, Skeleton, Stack, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldQuestion, IconShieldX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { read, useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { ChainFaults } from './chain-faults.tsx';
import { timelineTexts } from './texts.ts';

/** Whether the hash chains hold, in a few words; more of it on a click. */
export function ChainShield() {
  const t = useTexts(timelineTexts);
  const { number } = useFormat();
  const check = useQuery({
    ...read('checkTimeline', { params: useInProject() }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  if (check.isPending) return <Skeleton h={36} w={220} aria-label={t('checking')} />;
  const { data: report } = check;
  const [Icon, color, words] = !report
    ? ([IconShieldQuestion, 'gray', t('checkFailed')] as const)
    : report.intact
      ? ([IconShieldCheck, 'teal', t('intact', { count: report.events })] as const)
      : ([IconShieldX, 'red', t('faults', { count: report.faults.length })] as const);
  return (
    <Popover width={360} position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Button variant="light" color={color} leftSection={<Icon size={18} aria-hidden />}>
          {words}
        </Button>
      </Popover.Target>
      <Popover.Dropdown maw="calc(100vw - 32px)">
        <Stack gap="sm" align="flex-start">
          <Text fw={600}>{t('chainTitle')}</Text>
          <Text size="sm">{t('chainText')}</Text>
          {report && (
            <Text size="sm" c="dimmed">
              {t('chainCount', { events: number(report.events), chains: number(report.aggregates) })}
            </Text>
          )}
          {report && !report.intact && (
            <Box w="100%">
              <ChainFaults faults={report.faults} />
            </Box>
          )}
          <Button size="xs" variant="default" loading={check.isFetching} onClick={() => void check.refetch()}>
            {t('checkAgain')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
