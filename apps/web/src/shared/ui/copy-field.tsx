import { ActionIcon, CopyButton, TextInput, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTexts } from '../i18n/index.ts';
import { sharedTexts } from './texts.ts';

/** A text to pass on, with a button that copies it. */
export function CopyField({ label, value }: { readonly label: string; readonly value: string }) {
  const t = useTexts(sharedTexts);
  return (
    <TextInput
      label={label}
      value={value}
      readOnly
      onFocus={(event) => event.currentTarget.select()}
      rightSection={
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Tooltip label={t(copied ? 'copied' : 'copy')}>
              <ActionIcon variant="subtle" onClick={copy} aria-label={t(copied ? 'copied' : 'copy')}>
                {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      }
    />
  );
}
