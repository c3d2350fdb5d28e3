import { ActionIcon, Kbd, Menu, ScrollArea, Text, Tooltip } from '@mantine/core';
import type { LabelType } from '@tandem/rules';
import { labelTypes } from '@tandem/rules';
import { useState } from 'react';
import type { Editor } from '../../shared/annotations/index.ts';
import { labelFor, pickLabel, useEditor } from '../../shared/annotations/index.ts';
import type { LabelView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { Swatch } from './swatch.tsx';
import { canvasTexts } from './texts.ts';
import classes from './tool-bar.module.css';

/** The label that is drawn with, and the others. */
export function LabelMenu({
  editor,
  labels,
}: {
  readonly editor: Editor;
  readonly labels: readonly LabelView[];
}) {
  const t = useTexts(canvasTexts);
  const labelId = useEditor(editor, (state) => state.labelId);
  const tool = useEditor(editor, (state) => state.tool);
  const [opened, setOpened] = useState(false);
  const chosen = labelFor(tool, labels, labelId);
  const name = chosen ? t('labelIs', { name: chosen.name }) : t('chooseLabel');
  const typed = (type: LabelType) => labels.filter((label) => label.type === type);
  return (
    <Menu opened={opened} onChange={setOpened} position="right-start" withinPortal shadow="md" width={240}>
      <Menu.Target>
        <Tooltip disabled={opened} label={name} position="right" openDelay={300}>
          <ActionIcon variant="subtle" color="gray" size={36} className={classes.button} aria-label={name}>
            <Swatch label={chosen} large />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={360}>
          {labels.length === 0 && (
            <Text size="sm" p="xs">
              {t('noLabels')}
            </Text>
          )}
          {labelTypes
            .filter((type) => typed(type).length > 0)
            .map((type) => (
              <div key={type}>
                <Menu.Label>{t(type)}</Menu.Label>
                {typed(type).map((label) => (
                  <Menu.Item
                    key={label.id}
                    leftSection={<Swatch label={label} />}
                    rightSection={
                      labels.indexOf(label) < 9 && <Kbd size="xs">{labels.indexOf(label) + 1}</Kbd>
                    }
                    aria-current={label.id === chosen?.id || undefined}
                    fw={label.id === chosen?.id ? 650 : undefined}
                    onClick={() => pickLabel(editor, labels, label.id)}
                  >
                    {label.name}
                  </Menu.Item>
                ))}
              </div>
            ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
