import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../shared/i18n/index.ts';
import { ConfirmDialog } from '../../shared/ui/index.ts';
import type { ImageWork } from './image-work.ts';
import { workTexts } from './texts.ts';
import type { WorkState } from './work-state.ts';

/** Gives up what is not saved; asked first, since nothing brings it back. */
export function DiscardWork({
  work,
  state,
  action,
  size = 'sm',
}: {
  readonly work: ImageWork;
  readonly state: WorkState;
  readonly action: string;
  readonly size?: 'sm' | 'compact-sm';
}) {
  const t = useTexts(workTexts);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button size={size} variant="subtle" color="red" onClick={() => setAsked(true)}>
        {action}
      </Button>
      <ConfirmDialog
        opened={asked}
        title={t('discardTitle')}
        action={t('discard')}
        onClose={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          void work.discard();
        }}
      >
        <Text size="sm">{t('discardText', { revision: state.kept?.base ?? state.base })}</Text>
      </ConfirmDialog>
    </>
  );
}
