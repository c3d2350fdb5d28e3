import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ProjectEntry } from '../../shared/api/index.ts';
import { useCommand, useInOrganization } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { ConfirmDialog } from '../../shared/ui/index.ts';
import { projectsTexts } from './texts.ts';

/** Before a request is taken back: what it means. */
export function WithdrawDialog({
  project: { id, name, host },
  waiting: { collaborationId },
  onClose,
}: {
  readonly project: ProjectEntry;
  readonly waiting: NonNullable<ProjectEntry['waiting']>;
  readonly onClose: () => void;
}) {
  const t = useTexts(projectsTexts);
  const { organizationId } = useInOrganization();
  const withdraw = useCommand('withdrawCollaboration', {
    onDone() {
      onClose();
      notifications.show({ message: t('withdrawn', { project: name }) });
    },
  });
  return (
    <ConfirmDialog
      opened
      title={t('withdrawTitle')}
      action={t('withdraw')}
      busy={withdraw.isPending}
      onClose={onClose}
      onConfirm={() => withdraw.mutate({ params: { organizationId, projectId: id, collaborationId } })}
    >
      <Text>{t('withdrawText', { host: host.name, project: name })}</Text>
    </ConfirmDialog>
  );
}
