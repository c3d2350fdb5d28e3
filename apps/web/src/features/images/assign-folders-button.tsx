import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUser } from '@tabler/icons-react';
import { useTexts } from '../../shared/i18n/index.ts';
import { AssignFoldersDialog } from './assign-folders-dialog.tsx';
import type { FolderCounts } from './filter-query.ts';
import { imagesTexts } from './texts.ts';

export function AssignFoldersButton({
  folders,
  current,
}: {
  readonly folders: readonly FolderCounts[];
  readonly current: string | undefined;
}) {
  const t = useTexts(imagesTexts);
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        justify="flex-start"
        leftSection={<IconUser size={16} aria-hidden />}
        onClick={open}
      >
        {t('assignFolders')}
      </Button>
      {opened && <AssignFoldersDialog folders={folders} current={current} onClose={close} />}
    </>
  );
}
