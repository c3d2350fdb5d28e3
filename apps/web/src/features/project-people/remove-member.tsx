import { ActionIcon, Stack, Text, Tooltip } from '@mantine/core';
import { IconDoorExit, IconUserMinus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ProjectMemberView, ProjectView } from '../../shared/api/index.ts';
import { useCommand, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { tellDone } from '../../shared/problems/index.ts';
import { ConfirmDialog, Consequences } from '../../shared/ui/index.ts';
import { peopleTexts } from './texts.ts';
import { useMemberWork } from './use-member-work.ts';

/** Removes somebody of one's own side, or oneself. */
export function RemoveMember({
  project,
  member: { id, name },
  myself,
}: {
  readonly project: ProjectView;
  readonly member: ProjectMemberView;
  readonly myself: boolean;
}) {
  const t = useTexts(peopleTexts);
  const params = useInProject();
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const removal = useCommand('removeProjectMember', {
    async onDone({ pending }) {
      setOpened(false);
      tellDone(myself ? t('left', { project: project.name }) : t('removed', { name }), pending);
      if (!myself) return;
      const { organizationId } = params;
      await navigate({ to: '/o/$organizationId', params: { organizationId } });
    },
  });
  const work = useMemberWork(id, opened && !removal.isPending);
  const label = myself ? t('leave') : t('remove', { name });
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon variant="subtle" color="gray" onClick={() => setOpened(true)} aria-label={label}>
          {myself ? <IconDoorExit size={18} /> : <IconUserMinus size={18} />}
        </ActionIcon>
      </Tooltip>
      <ConfirmDialog
        opened={opened}
        title={myself ? t('leaveTitle') : t('removeTitle', { name })}
        action={myself ? t('leave') : t('removeAction')}
        busy={removal.isPending}
        onConfirm={() => removal.mutate({ params: { ...params, projectMemberId: id } })}
        onClose={() => setOpened(false)}
      >
        <Stack gap="sm">
          <Text size="sm">{myself ? t('youLoseAccess') : t('losesAccess', { name })}</Text>
          <Consequences {...work} />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
