import { Group, Kbd, Stack, Text } from '@mantine/core';
import type { Tool } from '../../shared/annotations/index.ts';
import { keyOfTool } from '../../shared/annotations/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { canvasTexts } from './texts.ts';

const tools = ['select', 'boundingBox', 'polygon', 'path', 'point', 'brush', 'eraser', 'comment'] as const;

/** The keys of the editor, for the page that tells of all keys. */
export function EditorKeyList() {
  const t = useTexts(canvasTexts);
  const rows: readonly (readonly [keys: string, does: string])[] = [
    ...tools.map((tool: Tool) => [keyOfTool[tool], t(`tool_${tool}`)] as const),
    ['[ ]', t('brushSize')],
    ['1 – 9', t('key_label')],
    [t('key_enter'), t('key_draw')],
    [t('key_escape'), t('key_cancel')],
    [t('key_backspace'), t('key_removeLast')],
    [t('key_delete'), t('key_remove')],
    [t('key_arrows'), t('key_move')],
    [t('key_altArrows'), t('key_grow')],
    [t('key_tab'), t('key_step')],
    [', .', t('key_vertex')],
    ['H', t('key_hide')],
    [t('key_space'), t('key_pan')],
    ['+ -', t('key_zoom')],
    ['F', t('fit')],
    ['Shift+1', t('actualSize')],
    [t('undoKey'), t('undo')],
    [t('redoKey'), t('redo')],
    ['Ctrl+C / V / D', t('key_copy')],
    ['Ctrl+A', t('key_selectAll')],
  ];
  return (
    <Stack gap={4} component="section" aria-label={t('keys')}>
      {rows.map(([keys, does]) => (
        <Group key={keys} justify="space-between" wrap="nowrap" gap="md">
          <Text size="sm">{does}</Text>
          <Kbd size="xs" style={{ flex: 'none' }}>
            {keys}
          </Kbd>
        </Group>
      ))}
    </Stack>
  );
}
