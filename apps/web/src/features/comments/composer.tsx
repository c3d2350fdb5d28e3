import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTexts } from '../../shared/i18n/index.ts';
import { commentTexts } from './texts.ts';

const longest = 4_000;

/** Where a comment is written; Ctrl+Enter sends it, as elsewhere. */
export function Composer({
  label,
  action,
  busy,
  onSend,
  autoFocus = false,
  pin,
  children,
}: {
  readonly label: string;
  readonly action: string;
  readonly busy: boolean;
  /** Whether it was taken. */
  readonly onSend: (text: string) => Promise<boolean>;
  readonly autoFocus?: boolean;
  readonly pin?: { readonly words: string; readonly onUnpin: () => void } | undefined;
  readonly children?: ReactNode;
}) {
  const t = useTexts(commentTexts);
  const [text, setText] = useState('');
  const send = async () => {
    if (text.trim() !== '' && !busy && (await onSend(text.trim()))) setText('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap={6}>
        <Textarea
          aria-label={label}
          placeholder={label}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void send();
          }}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={longest}
          autoFocus={autoFocus}
        />
        {pin && (
          <Group gap={6} justify="space-between">
            <Group gap={4} wrap="nowrap">
              <IconMapPin size={14} aria-hidden />
              <Text size="xs">{pin.words}</Text>
            </Group>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={pin.onUnpin}>
              {t('unpin')}
            </Button>
          </Group>
        )}
        <Group gap={6} justify="space-between" wrap="nowrap">
          {children ?? <span />}
          <Button type="submit" size="xs" px={10} flex="none" loading={busy} disabled={text.trim() === ''}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
