import { Badge, Box, Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { ProjectEntry } from '../../shared/api/index.ts';
import { useCommand, useInOrganization } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { ConfirmDialog } from '../../shared/ui/index.ts';
import classes from './projects.module.css';
import { projectsTexts } from './texts.ts';

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
  const { organizationId } = useInOrganization();
  const [asked, setAsked] = useState(false);
  const host = project.host.name;
  const withdraw = useCommand('withdrawCollaboration', {
    onDone() {
      setAsked(false);
      notifications.show({ message: t('withdrawn', { project: project.name }) });
    },
  });
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
      <ConfirmDialog
        opened={asked}
        title={t('withdrawTitle')}
        action={t('withdraw')}
        busy={withdraw.isPending}
        onClose={() => setAsked(false)}
        onConfirm={() =>
          withdraw.mutate({
            params: { organizationId, projectId: project.id, collaborationId: waiting.collaborationId },
          })
        }
      >
        <Text>{t('withdrawText', { host, project: project.name })}</Text>
      </ConfirmDialog>
    </Box>
  );
}
