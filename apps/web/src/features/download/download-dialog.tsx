import { Button, Checkbox, Group, Modal, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Status } from '@tandem/rules';
import { sharedStatuses, unsharedStatuses } from '@tandem/rules';
import { useState } from 'react';
import { read, useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts, StatusMark } from '../../shared/ui/index.ts';
import type { Wanted } from './download-address.ts';
import { downloadAddress, hasFoldersIn, imagesWanted } from './download-address.ts';
import { downloadTexts } from './texts.ts';

/** In the list of folders, which may hold one of any name: no path ends with a slash. */
const every = '/';
const top = './';

/** The annotations as JSON, of some statuses and of one folder or all; the browser gets them by itself. */
export function DownloadDialog({
  shared,
  proposed,
  onClose,
}: {
  readonly shared: boolean;
  readonly proposed: Wanted;
  readonly onClose: () => void;
}) {
  const t = useTexts(downloadTexts);
  const common = useTexts(sharedTexts);
  const { number } = useFormat();
  const params = useInProject();
  const { data } = useQuery(read('listFolders', { params }));
  const [wanted, setWanted] = useState(proposed);
  const folders = data?.rows ?? [];
  const count = data && imagesWanted(folders, wanted);
  const choose = (status: Status, on: boolean) =>
    setWanted((before) => ({
      ...before,
      status: [...before.status.filter((other) => other !== status), ...(on ? [status] : [])],
    }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      centered
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        <Text size="sm">{t('what')}</Text>
        <Checkbox.Group label={t('status')} description={t('statusHint')} value={[...wanted.status]}>
          <SimpleGrid cols={1} spacing="xs" mt="xs">
            {(shared ? sharedStatuses : unsharedStatuses).map((status) => (
              <Checkbox
                key={status}
                value={status}
                size="sm"
                label={<StatusMark status={status} />}
                onChange={(event) => choose(status, event.currentTarget.checked)}
              />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
        <Select
          label={t('folder')}
          searchable
          allowDeselect={false}
          limit={200}
          data={[
            { value: every, label: t('everyFolder') },
            ...folders.map(({ folder }) => ({
              value: folder === '' ? top : folder,
              label: folder === '' ? t('topFolder') : folder,
            })),
          ]}
          value={wanted.folder === undefined ? every : wanted.folder || top}
          onChange={(value) =>
            setWanted((before) => ({
              ...before,
              folder: value === every || value === null ? undefined : value === top ? '' : value,
            }))
          }
        />
        {wanted.folder !== undefined && hasFoldersIn(folders, wanted.folder) && (
          <Checkbox
            label={t('within')}
            checked={wanted.within === true}
            onChange={({ currentTarget: { checked } }) =>
              setWanted((before) => ({ ...before, within: checked }))
            }
          />
        )}
        <Group justify="space-between">
          <Text size="sm" role="status">
            {count === 0 ? t('nothing') : count !== undefined && t('count', { count, number: number(count) })}
          </Text>
          <Button
            component="a"
            href={downloadAddress(params, wanted)}
            download
            onClick={onClose}
            {...(count === 0 ? { 'data-disabled': true, 'aria-disabled': true } : {})}
          >
            {t('download')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
