import type { Status } from '@tandem/rules';
import {
  IconArrowBackUp,
  IconBuilding,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconEye,
  IconPencil,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Group, Text } from '@mantine/core';
import { useTexts } from '../i18n/index.ts';
import { sharedTexts } from './texts.ts';

export const statusIcons: Readonly<Record<Status, typeof IconCircle>> = {
  new: IconCircle,
  in_progress: IconPencil,
  waiting_for_review: IconEye,
  waiting_for_collaborator_review: IconUsersGroup,
  waiting_for_owner_review: IconBuilding,
  waiting_for_change: IconArrowBackUp,
  done: IconCircleCheck,
  skipped: IconCircleDashed,
};

export const statusColour = (status: Status): string => `var(--status-${status})`;

/** For areas: what was skipped is hatched, since its grey is told from that of new images by nobody. */
export const statusGround = (status: Status): string =>
  status === 'skipped'
    ? `repeating-linear-gradient(135deg, ${statusColour(status)} 0 3px, var(--mantine-color-body) 3px 5px)`
    : statusColour(status);

/** A status as everywhere: colour, icon and word. */
export function StatusMark({
  status,
  iconOnly = false,
}: {
  readonly status: Status;
  readonly iconOnly?: boolean;
}) {
  const t = useTexts(sharedTexts);
  const Icon = statusIcons[status];
  const word = t(`status_${status}`);
  return (
    <Group gap={6} wrap="nowrap" c={statusColour(status)} component="span" display="inline-flex">
      <Icon
        size={16}
        stroke={2}
        {...(iconOnly ? { role: 'img', 'aria-label': word } : { 'aria-hidden': true })}
        style={{ flex: 'none' }}
      />
      {!iconOnly && (
        <Text span size="sm" fw={550} c="inherit">
          {word}
        </Text>
      )}
    </Group>
  );
}
