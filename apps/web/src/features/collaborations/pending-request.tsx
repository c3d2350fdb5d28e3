import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { CollaborationView } from '../../shared/api/index.ts';
import { useCommand, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { tellDone } from '../../shared/problems/index.ts';
import { ConfirmDialog } from '../../shared/ui/index.ts';
import { collaborationTexts } from './texts.ts';

/** The host approves or declines. */
export function AnswerRequest({
  request: { id, organization, acceptedBy },
}: {
  readonly request: CollaborationView;
}) {
  const t = useTexts(collaborationTexts);
  const params = { ...useInProject(), collaborationId: id };
  const { name } = organization;
  const [opened, setOpened] = useState(false);
  const approval = useCommand('approveCollaboration', {
    onDone() {
      setOpened(false);
      tellDone(t('approved', { organization: name }));
    },
  });
  const declining = useCommand('declineCollaboration', {
    onDone: () => tellDone(t('declined', { organization: name })),
  });
  const call = { params, body: {} };
  return (
    <Group gap="xs">
      <Button
        variant="default"
        onClick={() => declining.mutate(call)}
        loading={declining.isPending}
        aria-label={t('declineOf', { organization: name })}
      >
        {t('decline')}
      </Button>
      <Button onClick={() => setOpened(true)} aria-label={t('approveOf', { organization: name })}>
        {t('approve')}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={t('approveTitle', { organization: name })}
        action={t('approve')}
        danger={false}
        busy={approval.isPending}
        onConfirm={() => approval.mutate(call)}
        onClose={() => setOpened(false)}
      >
        <Stack gap="xs">
          <Text size="sm">{t('approveText', { organization: name, name: acceptedBy.name })}</Text>
          <Text size="sm">{t('approveSees')}</Text>
        </Stack>
      </ConfirmDialog>
    </Group>
  );
}

/** Whoever asked withdraws at will. */
export function WithdrawRequest({ request: { id } }: { readonly request: CollaborationView }) {
  const t = useTexts(collaborationTexts);
  const params = { ...useInProject(), collaborationId: id };
  const withdrawal = useCommand('withdrawCollaboration', { onDone: () => tellDone(t('withdrawn')) });
  return (
    <Button
      variant="default"
      onClick={() => withdrawal.mutate({ params, body: {} })}
      loading={withdrawal.isPending}
    >
      {t('withdraw')}
    </Button>
  );
}
