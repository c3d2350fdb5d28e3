import { Badge, Box, Button, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { ProjectEntry } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import classes from './projects.module.css';
import { projectsTexts } from './texts.ts';

const WithdrawDialog = lazy(async () => {
  const { WithdrawDialog: dialog } = await import('./withdraw-dialog.tsx');
  return { default: dialog };
});

/** A project for which a host manager has not approved yet: nothing of it can be opened. */
export function WaitingRow({
  project,
  waiting,
}: {
  readonly project: ProjectEntry;
  readonly waiting: NonNullable<ProjectEntry['waiting']>;
}) {
  const t = useTexts(projectsTexts);
  const { ago, dateTime } = useFormat();
  const [asked, setAsked] = useState(false);
  const host = project.host.name;
  return (
    <Box component="li" className={classes['row']} data-waiting>
      <Box className={classes['name']}>
        <Text span fw={600} truncate>
          {project.name}
        </Text>
        <Badge variant="default" tt="none" className={classes['badge']}>
          {t('waitsForApproval')}
        </Badge>
      </Box>
      <Text size="sm" c="dimmed" className={classes['explained']} title={dateTime(waiting.lapsesAt)}>
        {t('waitsText', { host, when: ago(waiting.lapsesAt) })}
      </Text>
      <Button size="xs" variant="default" className={classes['withdraw']} onClick={() => setAsked(true)}>
        {t('withdraw')}
      </Button>
      {asked && (
        <Suspense>
          <WithdrawDialog project={project} waiting={waiting} onClose={() => setAsked(false)} />
        </Suspense>
      )}
    </Box>
  );
}
