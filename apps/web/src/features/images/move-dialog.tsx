import { Text, Textarea } from '@mantine/core';
import type { Move } from '@tandem/rules';
import { useState } from 'react';
import { client, useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { ConfirmDialog } from '../../shared/ui/index.ts';
import type { Asking } from './asking.ts';
import { needOf } from './move-choice.ts';
import { imagesTexts } from './texts.ts';

/** Moves on those of a selection to which a move applies, with the words that it asks for. */
export function MoveDialog({ move, images, carryOut, onClose }: Asking & { readonly move: Move }) {
  const t = useTexts(imagesTexts);
  const { number } = useFormat();
  const params = useInProject();
  const [words, setWords] = useState('');
  const need = needOf(move);
  const movable = images.filter(({ moves }) => moves.includes(move));
  const rest = images.length - movable.length;
  const name = t(`move_${move}`);
  const counted = (count: number) => ({ count, number: number(count) });
  const carry = () => {
    onClose();
    const looked = new Map(movable.map(({ id, status, revision }) => [id, { id, from: status, revision }]));
    void carryOut(
      movable,
      (imageIds) =>
        client.moveSelection({
          params,
          body: {
            images: imageIds.flatMap((id) => looked.get(id) ?? []),
            move,
            ...(need === undefined ? {} : { [need]: words.trim() }),
          },
        }),
      (done) => t('moveDone', { ...counted(done), move: name }),
    );
  };
  const action = t('moveButton', { ...counted(movable.length), move: name });
  return (
    <ConfirmDialog
      opened
      title={action}
      action={action}
      danger={false}
      disabled={need !== undefined && words.trim() === ''}
      onConfirm={carry}
      onClose={onClose}
    >
      {rest > 0 && <Text>{t('moveRest', counted(rest))}</Text>}
      {need !== undefined && (
        <Textarea
          label={t(need)}
          {...(need === 'comment' ? { description: t('commentHint') } : {})}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          maxLength={need === 'comment' ? 4_000 : 1_000}
          autosize
          minRows={3}
          maxRows={10}
          required
          data-autofocus
        />
      )}
    </ConfirmDialog>
  );
}
