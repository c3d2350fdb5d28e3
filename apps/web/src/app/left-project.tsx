import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useInOrganization } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { appTexts } from './texts.ts';

/** Somebody who is in a project that they have no part in any more is told so, and led out. */
export function LeftProject({ onOut }: { readonly onOut: () => void }) {
  const t = useTexts(appTexts);
  const params = useInOrganization();
  const navigate = useNavigate();
  return (
    <Modal
      opened
      onClose={() => undefined}
      title={t('leftTitle')}
      centered
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <Stack>
        <Text>{t('leftText')}</Text>
        <Group justify="flex-end">
          <Button
            data-autofocus
            onClick={() => {
              void navigate({ to: '/o/$organizationId', params }).then(onOut);
            }}
          >
            {t('leftOut')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
