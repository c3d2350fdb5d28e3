import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { wordsOfCode } from '../../shared/problems/index.ts';
import { uploadTexts } from './texts.ts';
import type { NotTaken } from './upload-queue.ts';
import classes from './upload.module.css';

const shown = 50;
const pathOf = ({ folder, name }: NotTaken): string => (folder === '' ? name : `${folder}/${name}`);
const reasonOf = ({ code }: NotTaken): string => wordsOfCode(code)?.title ?? code;

/** The files that were refused, each with its reason; all of them can be saved as text. */
export function NotTakenList({ files }: { readonly files: readonly NotTaken[] }) {
  const t = useTexts(uploadTexts);
  const { number } = useFormat();
  const save = () => {
    const lines = files.map((file) => `${pathOf(file)}\t${reasonOf(file)}\n`);
    const address = URL.createObjectURL(new Blob(lines, { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = t('listName');
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {t('listTitle')}
        </Text>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={save}
        >
          {t('saveList')}
        </Button>
      </Group>
      <Stack
        gap={6}
        component="ul"
        className={classes['lines']}
        p={0}
        m={0}
        style={{ listStyle: 'none' }}
        tabIndex={0}
        aria-label={t('listTitle')}
      >
        {files.slice(0, shown).map((file, index) => (
          <li key={index}>
            <Text size="sm" className={classes['name']}>
              {pathOf(file)}
            </Text>
            <Text size="xs" c="dimmed">
              {reasonOf(file)}
            </Text>
          </li>
        ))}
        {files.length > shown && (
          <li>
            <Text size="sm">{t('andMore', { number: number(files.length - shown) })}</Text>
          </li>
        )}
      </Stack>
    </div>
  );
}
