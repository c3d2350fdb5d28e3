import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlayerTrackNext } from '@tabler/icons-react';
import { useTexts } from '../../shared/i18n/index.ts';
import type { KeyName } from '../../shared/keys/index.ts';
import { useKeyNames } from '../../shared/keys/index.ts';
import { moveTexts } from './texts.ts';

/** From image to image: before and after it in the list, or the next that waits for me. */
export function ImageSteps({
  previous,
  next,
  onGo,
  onNextForMe,
}: {
  readonly previous: string | null;
  readonly next: string | null;
  readonly onGo: (imageId: string) => void;
  readonly onNextForMe: () => void;
}) {
  const t = useTexts(moveTexts);
  const { withKey } = useKeyNames();
  const step = (label: string, key: KeyName, Icon: typeof IconChevronLeft, to: string | null) => (
    <Tooltip label={withKey(label, key)}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        disabled={to === null}
        bg={to === null ? 'transparent' : undefined}
        onClick={() => to !== null && onGo(to)}
      >
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Group gap={0} wrap="nowrap">
      {step(t('previous'), 'previousImage', IconChevronLeft, previous)}
      {step(t('next'), 'nextImage', IconChevronRight, next)}
      <Tooltip label={withKey(t('nextForMe'), 'nextForMe')}>
        <Button
          variant="subtle"
          color="gray"
          size="sm"
          px={8}
          visibleFrom="lg"
          leftSection={<IconPlayerTrackNext size={16} aria-hidden />}
          onClick={onNextForMe}
        >
          {t('nextForMe')}
        </Button>
      </Tooltip>
    </Group>
  );
}
