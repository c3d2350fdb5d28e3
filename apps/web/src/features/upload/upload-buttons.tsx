import { Box, Button, Menu } from '@mantine/core';
import { IconFolderUp, IconPhotoUp, IconUpload } from '@tabler/icons-react';
import type { ChangeEvent } from 'react';
import { useRef } from 'react';
import { useTexts } from '../../shared/i18n/index.ts';
import { fromPicker } from './chosen-files.ts';
import { uploadTexts } from './texts.ts';
import { useAddFiles } from './use-add-files.ts';

const accepted = 'image/jpeg,image/png,image/webp';
/** An attribute that React's types do not know. */
const wholeDirectories = { webkitdirectory: '' };

/** Two pickers, of files and of a directory with all that is in it. */
function usePickers(folder: string) {
  const files = useRef<HTMLInputElement>(null);
  const directory = useRef<HTMLInputElement>(null);
  const add = useAddFiles();
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    add(fromPicker(currentTarget.files, folder));
    // The same files may be chosen again.
    currentTarget.value = '';
  };
  const inputs = (
    <>
      <input ref={files} type="file" multiple hidden accept={accepted} onChange={take} />
      <input ref={directory} type="file" multiple hidden {...wholeDirectories} onChange={take} />
    </>
  );
  return {
    inputs,
    chooseFiles: () => files.current?.click(),
    chooseDirectory: () => directory.current?.click(),
  };
}

/** Among the page's actions. */
export function UploadMenu({ folder }: { readonly folder: string }) {
  const t = useTexts(uploadTexts);
  const { inputs, chooseFiles, chooseDirectory } = usePickers(folder);
  return (
    <>
      {inputs}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px={{ base: 9, sm: 'md' }} aria-label={t('upload')}>
            <IconUpload size={16} aria-hidden />
            <Box component="span" visibleFrom="sm" ml={8}>
              {t('upload')}
            </Box>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('formats')}</Menu.Label>
          <Menu.Item leftSection={<IconPhotoUp size={16} aria-hidden />} onClick={chooseFiles}>
            {t('chooseImages')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFolderUp size={16} aria-hidden />} onClick={chooseDirectory}>
            {t('chooseFolder')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** Where no images are yet. */
export function FirstUpload({ folder }: { readonly folder: string }) {
  const t = useTexts(uploadTexts);
  const { inputs, chooseFiles, chooseDirectory } = usePickers(folder);
  return (
    <Button.Group>
      {inputs}
      <Button leftSection={<IconPhotoUp size={16} aria-hidden />} onClick={chooseFiles}>
        {t('chooseImages')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFolderUp size={16} aria-hidden />}
        onClick={chooseDirectory}
      >
        {t('chooseFolder')}
      </Button>
    </Button.Group>
  );
}
