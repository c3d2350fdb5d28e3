import { Button, Group, Modal, MultiSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { client, useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import type { Asking } from './asking.ts';
import { imagesTexts } from './texts.ts';
import { usePeople } from './use-people.ts';

/** Assigns a selection to one person, or spreads it over several. */
export function AssignDialog({ images, carryOut, onClose }: Asking) {
  const t = useTexts(imagesTexts);
  const shared = useTexts(sharedTexts);
  const { number } = useFormat();
  const params = useInProject();
  const people = usePeople();
  const [projectMemberIds, setProjectMemberIds] = useState<string[]>([]);
  const assigned = images.filter(({ assignee }) => assignee !== null);
  const counted = (count: number) => ({ count, number: number(count) });
  const assign = () => {
    onClose();
    void carryOut(
      images,
      (imageIds) => client.assignSelection({ params, body: { imageIds: [...imageIds], projectMemberIds } }),
      (done) => t('assignDone', counted(done)),
    );
  };
  const unassign = () => {
    onClose();
    void carryOut(
      assigned,
      (imageIds) =>
        client.assignSelection({ params, body: { imageIds: [...imageIds], projectMemberId: null } }),
      (done) => t('unassignDone', counted(done)),
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('assignTitle', counted(images.length))}
      centered
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <Stack>
        {people?.length === 0 ? (
          <Text>{t('assignNobody')}</Text>
        ) : (
          <MultiSelect
            label={t('assignPeople')}
            description={t('assignHint')}
            data={(people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={projectMemberIds}
            onChange={setProjectMemberIds}
            searchable
            maxValues={50}
            hidePickedOptions
            openOnFocus={false}
            data-autofocus
          />
        )}
        <div>
          {assigned.length > 0 && <Text size="sm">{t('assignedNow', counted(assigned.length))}</Text>}
          {projectMemberIds.length > 1 && (
            <Text size="sm">
              {t('assignAbout', { number: number(Math.ceil(images.length / projectMemberIds.length)) })}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {t('assignTrace')}
          </Text>
        </div>
        <Group justify="flex-end">
          {assigned.length > 0 && (
            <Button variant="subtle" mr="auto" onClick={unassign}>
              {t('unassign')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {shared('cancel')}
          </Button>
          <Button disabled={projectMemberIds.length === 0} onClick={assign}>
            {t('assign')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
