import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTexts } from '../i18n/index.ts';
import { sharedTexts } from './texts.ts';

/** Says what will happen before what cannot be undone; with `typed`, a name has to be typed first. */
export function ConfirmDialog({
  opened,
  title,
  action,
  typed,
  danger = true,
  busy = false,
  disabled = false,
  onConfirm,
  onClose,
  children,
}: {
  readonly opened: boolean;
  readonly title: string;
  /** On the button: what it does, never "OK". */
  readonly action: string;
  readonly typed?: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly onConfirm: (typed: string) => unknown;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const t = useTexts(sharedTexts);
  const [text, setText] = useState('');
  const close = () => {
    setText('');
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(text);
        }}
      >
        <Stack>
          {children}
          {typed !== undefined && (
            <TextInput
              label={t('typeToConfirm', { name: typed })}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              autoComplete="off"
              data-autofocus
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              color={danger ? 'red' : undefined}
              loading={busy}
              disabled={disabled || (typed !== undefined && text !== typed)}
            >
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
