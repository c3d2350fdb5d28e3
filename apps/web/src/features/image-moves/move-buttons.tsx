import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCheck,
  IconChecks,
  IconDots,
  IconPlayerSkipForward,
  IconRestore,
  IconRotate,
  IconSend,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ImageView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { useKeyNames } from '../../shared/keys/index.ts';
import type { OfferedMove } from './offered-moves.ts';
import { offeredMoves } from './offered-moves.ts';
import { moveTexts } from './texts.ts';

const icons: Readonly<Record<OfferedMove, typeof IconSend>> = {
  submit: IconSend,
  approve: IconCheck,
  request_change: IconArrowBackUp,
  reopen: IconRotate,
  skip: IconPlayerSkipForward,
  restore: IconRestore,
  undo: IconArrowBackUp,
  waive: IconChecks,
};

/** The one or two moves that lead on, as buttons; whatever else one may do, in a menu. */
export function MoveButtons({
  image,
  busy,
  onMove,
  more,
}: {
  readonly image: ImageView;
  readonly busy: OfferedMove | null;
  readonly onMove: (move: OfferedMove) => void;
  /** What else stands in the menu. */
  readonly more?: ReactNode;
}) {
  const t = useTexts(moveTexts);
  const { withKey } = useKeyNames();
  const { primary, secondary, rest } = offeredMoves(image);
  const button = (move: OfferedMove | undefined, variant: 'filled' | 'default') => {
    if (!move) return null;
    const Icon = icons[move];
    return (
      <Tooltip label={withKey(t(`move_${move}`), variant === 'filled' ? 'moveOn' : 'requestChange')}>
        <Button
          size="sm"
          px="sm"
          variant={variant}
          loading={busy === move}
          disabled={busy !== null && busy !== move}
          leftSection={<Icon size={16} aria-hidden />}
          onClick={() => onMove(move)}
          style={{ flex: 'none' }}
        >
          {t(`move_${move}`)}
        </Button>
      </Tooltip>
    );
  };
  return (
    <>
      {button(secondary, 'default')}
      {button(primary, 'filled')}
      {(rest.length > 0 || more !== undefined) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('moreMoves')}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((move) => {
              const Icon = icons[move];
              return (
                <Menu.Item
                  key={move}
                  leftSection={<Icon size={14} aria-hidden />}
                  onClick={() => onMove(move)}
                >
                  {t(`move_${move}`)}
                </Menu.Item>
              );
            })}
            {rest.length > 0 && more !== undefined && <Menu.Divider />}
            {more}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
