import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import type { MoveWords, WordedMove } from './moving.ts';
import { moveTexts } from './texts.ts';

const titles = {
  request_change: 'requestChangeTitle',
  reopen: 'reopenTitle',
  skip: 'skipTitle',
  waive: 'waiveTitle',
} as const satisfies Record<WordedMove, string>;

/** The words that a move needs: a comment for whoever gets the image back, or a reason. */
export function MoveDialog({
  move,
  busy,
  onMove,
  onClose,
}: {
  readonly move: WordedMove;
  readonly busy: boolean;
  readonly onMove: (words: MoveWords) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(moveTexts);
  const shared = useTexts(sharedTexts);
  const [text, setText] = useState('');
  const [returnTo, setReturnTo] = useState<'submitter' | 'anyone'>('submitter');
  const asksComment = move === 'request_change' || move === 'reopen';
  const send = () => {
    if (text.trim() !== '') onMove({ text: text.trim(), returnTo });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(titles[move])}
      centered
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Stack>
          {move === 'waive' && <Text size="sm">{t('waiveText')}</Text>}
          <Textarea
            label={t(asksComment ? 'comment' : 'reason')}
            description={t(asksComment ? 'commentHint' : 'reasonHint')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
            }}
            maxLength={asksComment ? 4_000 : 1_000}
            minRows={3}
            autosize
            required
            data-autofocus
          />
          {move === 'request_change' && (
            <Radio.Group
              label={t('returnTo')}
              value={returnTo}
              onChange={(value) => setReturnTo(value === 'anyone' ? 'anyone' : 'submitter')}
            >
              <Stack gap={6} mt={6}>
                <Radio value="submitter" label={t('toSubmitter')} />
                <Radio value="anyone" label={t('toAnyone')} />
              </Stack>
            </Radio.Group>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {shared('cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={text.trim() === ''}>
              {t(`move_${move}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
