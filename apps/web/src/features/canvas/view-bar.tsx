import { ActionIcon, Button, Group, Slider, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconDroplet, IconMinus, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Editor } from '../../shared/annotations/index.ts';
import { useEditor, useView } from '../../shared/annotations/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import type { KeyName } from '../../shared/keys/index.ts';
import { useKeyNames } from '../../shared/keys/index.ts';
import { canvasTexts } from './texts.ts';

/** How large the image is shown, and how strongly fills cover it. */
export function ViewBar({ editor }: { readonly editor: Editor }) {
  const t = useTexts(canvasTexts);
  const { percent } = useFormat();
  const { withKey } = useKeyNames();
  const zoom = useView(editor, ({ scale }) => Math.round(scale * 100));
  const opacity = useEditor(editor, (state) => state.opacity);
  return (
    <Group gap={2} wrap="nowrap" role="group" aria-label={t('zoom')}>
      <ViewButton name={t('zoomOut')} keyFor="zoomOut" onClick={() => editor.act('zoomOut')}>
        <IconMinus size={16} aria-hidden />
      </ViewButton>
      <Tooltip label={withKey(t('actualSize'), 'actualSize')} openDelay={300}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          w={58}
          px={0}
          h={28}
          aria-label={`${percent(zoom / 100)}, ${t('actualSize')}`}
          onClick={() => editor.act('actualSize')}
        >
          {percent(zoom / 100)}
        </Button>
      </Tooltip>
      <ViewButton name={t('zoomIn')} keyFor="zoomIn" onClick={() => editor.act('zoomIn')}>
        <IconPlus size={16} aria-hidden />
      </ViewButton>
      <ViewButton name={t('fit')} keyFor="fit" onClick={() => editor.act('fit')}>
        <IconArrowsMaximize size={16} aria-hidden />
      </ViewButton>
      <Tooltip label={t('opacity')} openDelay={300}>
        <Group gap={6} wrap="nowrap" ml={6} mr={6}>
          <IconDroplet size={16} aria-hidden />
          <Slider
            w={80}
            size="sm"
            thumbSize={24}
            value={Math.round(opacity * 100)}
            onChange={(value) => editor.setOpacity(value / 100)}
            label={null}
            thumbLabel={t('opacity')}
          />
        </Group>
      </Tooltip>
    </Group>
  );
}

function ViewButton({
  name,
  keyFor,
  onClick,
  children,
}: {
  readonly name: string;
  readonly keyFor: KeyName;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  const { withKey } = useKeyNames();
  return (
    <Tooltip label={withKey(name, keyFor)} openDelay={300}>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={name} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
