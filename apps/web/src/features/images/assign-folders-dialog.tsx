import { Button, Group, Modal, MultiSelect, NumberInput, Progress, Stack, Switch, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { forget, read, useCommand, useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import type { FolderCounts } from './filter-query.ts';
import { imagesTexts } from './texts.ts';
import { usePeople } from './use-people.ts';

/** In a list of choices the top folder has a name; no path ends with a slash. */
const top = './';
const often = 700;

/** Spreads the unassigned images of folders over people. */
export function AssignFoldersDialog({
  folders,
  current,
  onClose,
}: {
  readonly folders: readonly FolderCounts[];
  readonly current: string | undefined;
  readonly onClose: () => void;
}) {
  const t = useTexts(imagesTexts);
  const shared = useTexts(sharedTexts);
  const params = useInProject();
  const people = usePeople() ?? [];
  const [chosen, setChosen] = useState<string[]>(current === undefined ? [] : [current || top]);
  const [subfolders, setSubfolders] = useState(true);
  const [projectMemberIds, setProjectMemberIds] = useState<string[]>([]);
  const [most, setMost] = useState<number | undefined>();
  const assign = useCommand('assignFolders');
  const send = () =>
    assign.mutate({
      params,
      body: {
        folders: chosen.map((folder) => (folder === top ? '' : folder)),
        subfolders,
        projectMemberIds,
        ...(most === undefined ? {} : { most }),
      },
    });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('assignFolders')}
      centered
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      {assign.data ? (
        <AssignmentProgress assignmentId={assign.data.id} onClose={onClose} />
      ) : (
        <Stack>
          <Text size="sm">{t('assignFoldersHint')}</Text>
          <MultiSelect
            label={t('folders')}
            data={folders.map(({ folder }) => ({
              value: folder || top,
              label: folder || t('topFolder'),
            }))}
            value={chosen}
            onChange={setChosen}
            searchable
            limit={200}
            maxValues={100}
            openOnFocus={false}
            data-autofocus
          />
          <Switch
            label={t('subfolders')}
            checked={subfolders}
            onChange={(event) => setSubfolders(event.currentTarget.checked)}
          />
          <MultiSelect
            label={t('assignPeople')}
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={projectMemberIds}
            onChange={setProjectMemberIds}
            searchable
            maxValues={50}
            openOnFocus={false}
          />
          <NumberInput
            label={t('most')}
            placeholder={shared('optional')}
            min={1}
            max={1_000_000}
            allowDecimal={false}
            value={most ?? ''}
            onChange={(value) => setMost(typeof value === 'number' ? value : undefined)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {shared('cancel')}
            </Button>
            <Button
              loading={assign.isPending}
              disabled={chosen.length === 0 || projectMemberIds.length === 0}
              onClick={send}
            >
              {t('assign')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function AssignmentProgress({
  assignmentId,
  onClose,
}: {
  readonly assignmentId: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(imagesTexts);
  const shared = useTexts(sharedTexts);
  const { number } = useFormat();
  const { organizationId, projectId } = useInProject();
  const { data } = useQuery({
    ...read('getAssignment', { params: { organizationId, projectId, assignmentId } }),
    refetchInterval: ({ state }) => (state.data?.finished ? false : often),
  });
  const queries = useQueryClient();
  const finished = data?.finished === true;
  useEffect(() => {
    if (finished) void forget(queries, { organizationId, projectId });
  }, [queries, finished, organizationId, projectId]);
  const counted = (count: number) => ({ count, number: number(count) });
  return (
    <Stack>
      {data && (
        <div role="status">
          <Text>
            {data.finished
              ? t('assignFoldersDone', counted(data.assigned))
              : t('assignFoldersRunning', { done: number(data.done), total: number(data.total) })}
          </Text>
          {data.finished && data.left > 0 && (
            <Text size="sm">{t('assignFoldersLeft', counted(data.left))}</Text>
          )}
        </div>
      )}
      {data && !data.finished && (
        <Progress value={(data.done / Math.max(1, data.total)) * 100} aria-label={t('assignFolders')} />
      )}
      <Group justify="flex-end">
        <Button onClick={onClose}>{shared('close')}</Button>
      </Group>
    </Stack>
  );
}
