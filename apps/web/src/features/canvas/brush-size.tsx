import { ActionIcon, Popover, Slider, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { Editor } from '../../shared/annotations/index.ts';
import { brushSizes, useEditor } from '../../shared/annotations/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { useKeyNames } from '../../shared/keys/index.ts';
import { canvasTexts } from './texts.ts';
import classes from './tool-bar.module.css';

/** Sizes are felt by their ratio: half way along the slider is the tenth part of the largest. */
const spread = 2.2;
const toSlider = (size: number): number => 100 * (size / brushSizes.max) ** (1 / spread);
const fromSlider = (at: number): number => Math.max(1, Math.round(brushSizes.max * (at / 100) ** spread));

export function BrushSize({ editor }: { readonly editor: Editor }) {
  const t = useTexts(canvasTexts);
  const { withKey } = useKeyNames();
  const size = useEditor(editor, (state) => state.brushSize);
  const [opened, setOpened] = useState(false);
  const name = t('brushSizeIs', { size });
  return (
    <Popover opened={opened} onChange={setOpened} position="right" withArrow shadow="md" trapFocus>
      <Popover.Target>
        <Tooltip
          disabled={opened}
          label={withKey(name, 'brushSmaller', 'brushLarger')}
          position="right"
          openDelay={300}
        >
          <ActionIcon
            onClick={() => setOpened(!opened)}
            variant="subtle"
            color="gray"
            size={36}
            className={classes.button}
            aria-label={name}
          >
            <Text size="xs" fw={650}>
              {size}
            </Text>
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown w={220}>
        <Text size="sm" mb="xs">
          {name}
        </Text>
        <Slider
          value={toSlider(size)}
          onChange={(at) => editor.setBrushSize(fromSlider(at))}
          min={0}
          max={100}
          step={0.5}
          label={null}
          thumbLabel={t('brushSize')}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
