import { Box, Group, Kbd, Modal, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useTexts } from '../i18n/index.ts';
import { sharedTexts } from '../ui/index.ts';
import type { KeyGroup, KeyName } from './key-table.ts';
import { keyTable } from './key-table.ts';
import classes from './key-sheet.module.css';
import { keyTexts } from './texts.ts';
import { useKeyNames } from './use-key-names.ts';

function Combination({ keys }: { readonly keys: string }) {
  const { nameOf } = useKeyNames();
  const [separator, sign] = keys.includes(' ') ? [' ', '→'] : ['+', '+'];
  const parts = keys.length === 1 ? [keys] : keys.split(separator);
  return (
    <Group gap={4} wrap="nowrap" component="span">
      {parts.map((part, at) => (
        <Fragment key={part}>
          {at > 0 && (
            <Text span size="xs" c="dimmed">
              {sign}
            </Text>
          )}
          <Kbd size="sm">{nameOf(part)}</Kbd>
        </Fragment>
      ))}
    </Group>
  );
}

/** All keys on one sheet. */
export function KeySheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const t = useTexts(keyTexts);
  const shared = useTexts(sharedTexts);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('sheetTitle')}
      size={980}
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <Box className={classes['columns']}>
        {(Object.keys(keyTable) as KeyGroup[]).map((group) => (
          <Box key={group} component="section" className={classes['group']}>
            <Title order={3} size="sm" mb={6}>
              {t(`group_${group}`)}
            </Title>
            <dl className={classes['list']}>
              {(Object.entries(keyTable[group]) as [KeyName, readonly string[]][]).map(([name, keys]) => (
                <div key={name} className={classes['row']}>
                  <dt>{t(name)}</dt>
                  <dd className={classes['keys']}>
                    {keys.map((combination) => (
                      <Combination key={combination} keys={combination} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </Box>
        ))}
      </Box>
    </Modal>
  );
}
