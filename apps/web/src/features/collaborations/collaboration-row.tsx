import { Box, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleOff, IconClock } from '@tabler/icons-react';
import type { CollaborationView, ProjectView } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { OrganizationChip } from '../../shared/ui/index.ts';
import classes from './collaborations.module.css';
import { AnswerRequest, WithdrawRequest } from './pending-request.tsx';
import { StopCollaboration } from './stop-collaboration.tsx';
import { collaborationTexts } from './texts.ts';

const marks = {
  pending: { Icon: IconClock, colour: 'var(--status-waiting_for_owner_review)', word: 'pendingMark' },
  active: { Icon: IconCircleCheck, colour: 'var(--status-done)', word: 'activeMark' },
  ended: { Icon: IconCircleOff, colour: 'var(--status-skipped)', word: 'endedMark' },
} as const;

/** One organization's part: how it stands, since when, and what the reader can do about it. */
export function CollaborationRow({
  project,
  collaboration,
}: {
  readonly project: ProjectView;
  readonly collaboration: CollaborationView;
}) {
  const t = useTexts(collaborationTexts);
  const { status, mayStop } = collaboration;
  const { Icon, colour, word } = marks[status];
  return (
    <Group component="li" className={classes['row']} justify="space-between" gap="sm">
      <Box miw={0} flex="1 1 260px">
        <Group gap="xs">
          <OrganizationChip organization={collaboration.organization} />
          <Group gap={4} wrap="nowrap" c={colour}>
            <Icon size={16} aria-hidden />
            <Text size="sm" fw={550} c="inherit">
              {t(word)}
            </Text>
          </Group>
        </Group>
        <Text size="sm" c="dimmed" mt={2}>
          <Since collaboration={collaboration} />
        </Text>
      </Box>
      {status === 'pending' &&
        (project.side === 'host' ? (
          <AnswerRequest request={collaboration} />
        ) : (
          <WithdrawRequest request={collaboration} />
        ))}
      {mayStop && <StopCollaboration project={project} collaboration={collaboration} />}
    </Group>
  );
}

function Since({ collaboration }: { readonly collaboration: CollaborationView }) {
  const t = useTexts(collaborationTexts);
  const { date, ago } = useFormat();
  const { status, startedAt, endedAt, lapsesAt, acceptedBy } = collaboration;
  if (status === 'pending')
    return t('asked', { ago: ago(startedAt), name: acceptedBy.name, lapses: lapsesAt ? ago(lapsesAt) : '' });
  if (endedAt) return t('ended', { from: date(startedAt), to: date(endedAt) });
  return acceptedBy.kind === 'person'
    ? t('startedBy', { date: date(startedAt), name: acceptedBy.name })
    : t('started', { date: date(startedAt) });
}
