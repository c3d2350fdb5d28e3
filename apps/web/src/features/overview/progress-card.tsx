import { Box, Group, Text, Title, VisuallyHidden } from '@mantine/core';
import type { Status } from '@tandem/rules';
import { statuses } from '@tandem/rules';
import type { Progress } from '../../shared/api/index.ts';
import { useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { StatusBar, StatusMark, TextLink } from '../../shared/ui/index.ts';
import classes from './overview.module.css';
import { overviewTexts } from './texts.ts';

/** Images by status: a bar, and each number a link to them. */
export function ProgressCard({ progress: { byStatus, total } }: { readonly progress: Progress }) {
  const t = useTexts(overviewTexts);
  const { number, percent } = useFormat();
  return (
    <Box component="section" className={classes['card']}>
      <Group justify="space-between" gap="xs" mb="sm">
        <Title order={2}>{t('progress')}</Title>
        {total > 0 && (
          <Text c="dimmed">
            {t('images', { count: total })} · {t('donePart', { part: percent((byStatus.done ?? 0) / total) })}
          </Text>
        )}
      </Group>
      {total === 0 ? (
        <Text c="dimmed">{t('noImages')}</Text>
      ) : (
        <>
          <StatusBar byStatus={byStatus} height={14} />
          <Box component="ul" className={classes['statuses']}>
            {statuses.flatMap((status) => {
              const count = byStatus[status] ?? 0;
              return count > 0
                ? [
                    <li key={status}>
                      <StatusLink status={status} count={count} shown={number(count)} />
                    </li>,
                  ]
                : [];
            })}
          </Box>
        </>
      )}
    </Box>
  );
}

function StatusLink({
  status,
  count,
  shown,
}: {
  readonly status: Status;
  readonly count: number;
  readonly shown: string;
}) {
  const t = useTexts(overviewTexts);
  const params = useInProject();
  return (
    <TextLink
      to="/o/$organizationId/p/$projectId/images"
      params={params}
      search={{ status: [status] }}
      className={classes['status']}
      underline="never"
    >
      <StatusMark status={status} />
      <Text span fw={600} c="var(--mantine-color-text)">
        {shown} <VisuallyHidden>{t('showThem', { count })}</VisuallyHidden>
      </Text>
    </TextLink>
  );
}
