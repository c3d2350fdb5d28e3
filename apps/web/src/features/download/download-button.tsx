import { Box, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useTexts } from '../../shared/i18n/index.ts';
import { DownloadDialog } from './download-dialog.tsx';
import type { Wanted } from './download-address.ts';
import { downloadTexts } from './texts.ts';

/** Opens the dialog with what the page is narrowed to. */
export function DownloadButton({
  shared,
  status,
  folder,
  within,
}: {
  readonly shared: boolean;
  readonly status: Wanted['status'] | undefined;
  readonly folder: string | undefined;
  readonly within: boolean;
}) {
  const t = useTexts(downloadTexts);
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button variant="default" px={{ base: 9, sm: 'md' }} aria-label={t('download')} onClick={open}>
        <IconDownload size={16} aria-hidden />
        <Box component="span" visibleFrom="sm" ml={8}>
          {t('download')}
        </Box>
      </Button>
      {opened && (
        <DownloadDialog shared={shared} proposed={{ status: status ?? [], folder, within }} onClose={close} />
      )}
    </>
  );
}
