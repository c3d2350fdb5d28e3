import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand, useInOrganization } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import { projectsTexts } from './texts.ts';

const longest = 120;

/** A name, and on into the project, where the next steps are offered. */
export function CreateProjectDialog({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const t = useTexts(projectsTexts);
  const shared = useTexts(sharedTexts);
  const params = useInOrganization();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const create = useCommand('createProject', {
    onDone: ({ id }) =>
      navigate({ to: '/o/$organizationId/p/$projectId', params: { ...params, projectId: id } }),
  });
  const given = name.trim();
  const wrong = given === '' ? t('nameNeeded') : given.length > longest ? t('nameTooLong') : undefined;
  const close = () => {
    setName('');
    setTried(false);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('createTitle')}
      centered
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (wrong === undefined) create.mutate({ params, body: { name: given } });
          else event.currentTarget.querySelector('input')?.focus();
        }}
      >
        <Stack>
          <TextInput
            label={shared('name')}
            description={t('createText')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={tried && wrong}
            required
            autoComplete="off"
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {shared('cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
