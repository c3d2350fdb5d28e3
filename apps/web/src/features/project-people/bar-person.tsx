import { ActionIcon, Stack, Text, Textarea, Tooltip } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ProjectMemberView } from '../../shared/api/index.ts';
import { useCommand, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { tellDone } from '../../shared/problems/index.ts';
import { ConfirmDialog, Consequences } from '../../shared/ui/index.ts';
import { peopleTexts } from './texts.ts';
import { useMemberWork } from './use-member-work.ts';

/** A host manager puts one external person out, with a reason that their managers read. */
export function BarPerson({
  member: { id, name, organization },
}: {
  readonly member: Pick<ProjectMemberView, 'id' | 'name' | 'organization'>;
}) {
  const t = useTexts(peopleTexts);
  const params = useInProject();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const bar = useCommand('barPerson', {
    onDone({ pending }) {
      setOpened(false);
      setReason('');
      tellDone(t('barDone', { name }), pending);
    },
  });
  const work = useMemberWork(id, opened && !bar.isPending);
  const confirm = () => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') field.current?.focus();
    else bar.mutate({ params, body: { projectMemberId: id, reason } });
  };
  return (
    <>
      <Tooltip label={t('bar', { name })}>
        <ActionIcon
          variant="subtle"
          color="gray"
          onClick={() => setOpened(true)}
          aria-label={t('bar', { name })}
        >
          <IconBan size={18} />
        </ActionIcon>
      </Tooltip>
      <ConfirmDialog
        opened={opened}
        title={t('barTitle', { name })}
        action={t('barAction')}
        busy={bar.isPending}
        onConfirm={confirm}
        onClose={() => setOpened(false)}
      >
        <Stack gap="sm">
          <Text size="sm">{t('losesAccess', { name })}</Text>
          <Consequences {...work} />
          <Text size="sm">{t('barText')}</Text>
          <Textarea
            ref={field}
            label={t('barReason')}
            description={t('barReasonHint', { organization: organization.name })}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={missing && reason.trim() === '' && t('barReasonNeeded')}
            maxLength={1000}
            autosize
            minRows={2}
            maxRows={6}
            required
            data-autofocus
          />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
