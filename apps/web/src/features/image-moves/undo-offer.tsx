import { ActionIcon, Button, Group, Paper, Text } from '@mantine/core';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { useCommand } from '../../shared/api/index.ts';
import type { ImageView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { useNow } from '../../shared/time/index.ts';
import { clock } from './clock.ts';
import type { MadeMove } from './last-move.ts';
import { rememberMove, useMadeMove } from './last-move.ts';
import { moveTexts } from './texts.ts';

/** What was done last, and the way back while there is one. */
export function UndoOffer({
  onUndone,
}: {
  readonly onUndone: (move: MadeMove, image: ImageView) => unknown;
}) {
  const made = useMadeMove();
  return made ? <Offer key={made.image.changedAt} made={made} onUndone={onUndone} /> : null;
}

function Offer({
  made,
  onUndone,
}: {
  readonly made: MadeMove;
  readonly onUndone: (move: MadeMove, image: ImageView) => unknown;
}) {
  const t = useTexts(moveTexts);
  const now = useNow(1_000);
  const { image, params, move } = made;
  const undo = useCommand('moveImage', {
    onDone: (after) => {
      rememberMove(null);
      return onUndone(made, after);
    },
  });
  const left = image.undo ? new Date(image.undo.until).getTime() - now : 0;
  if (left <= 0) return null;
  return (
    <Paper withBorder shadow="md" px="sm" py={6} role="status">
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" lineClamp={2}>
          {t(`said_${move}`, { image: image.name })}
        </Text>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          loading={undo.isPending}
          onClick={() =>
            undo.mutate({ params, body: { move: 'undo', from: image.status, revision: image.revision } })
          }
          style={{ flex: 'none' }}
        >
          {t('undoFor', { time: clock(left) })}
        </Button>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('dismiss')}
          onClick={() => rememberMove(null)}
        >
          <IconX size={14} />
        </ActionIcon>
      </Group>
    </Paper>
  );
}
