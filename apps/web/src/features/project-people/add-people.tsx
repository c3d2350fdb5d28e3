import { Button, Modal } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProjectView } from '../../shared/api/index.ts';
import { useInOrganization, useMe } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import { AddPeopleForm } from './add-people-form.tsx';
import { peopleTexts } from './texts.ts';

/** Adds people of the reader's own organization, for whoever may. */
export function AddPeople({ project }: { readonly project: ProjectView }) {
  const t = useTexts(peopleTexts);
  const words = useTexts(sharedTexts);
  const [opened, setOpened] = useState(false);
  const { organizationId } = useInOrganization();
  const organization = useMe().organizations.find(({ id }) => id === organizationId);
  if (!organization || !project.capabilities.includes('manage-members')) return null;
  return (
    <>
      <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {t('add')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('addTitle', { organization: organization.name })}
        closeButtonProps={{ 'aria-label': words('close') }}
        centered
      >
        <AddPeopleForm project={project} organization={organization} onClose={() => setOpened(false)} />
      </Modal>
    </>
  );
}
