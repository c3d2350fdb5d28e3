import { Box, Button, Group, Stack, Text } from '@mantine/core';
import { statuses } from '@tandem/rules';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Progress, ProjectView } from '../../shared/api/index.ts';
import { read, useCommand, useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { tellDone } from '../../shared/problems/index.ts';
import { ConfirmDialog, Consequences, Section, StatusMark } from '../../shared/ui/index.ts';
import { settingsTexts } from './texts.ts';

export function DangerSection({ project }: { readonly project: ProjectView }) {
  const t = useTexts(settingsTexts);
  return (
    <Section title={t('danger')} description={t('dangerText')} danger>
      <Group justify="space-between" gap="sm">
        <Box flex="1 1 260px">
          <Text size="sm" fw={550}>
            {t('delete')}
          </Text>
          <Text size="sm" c="dimmed">
            {t('deleteText')}
          </Text>
        </Box>
        <DeleteProject project={project} />
      </Group>
    </Section>
  );
}

function DeleteProject({ project: { name } }: { readonly project: ProjectView }) {
  const t = useTexts(settingsTexts);
  const params = useInProject();
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const deletion = useCommand('deleteProject', {
    async onDone({ pending }) {
      setOpened(false);
      tellDone(t('deleted', { project: name }), pending);
      const { organizationId } = params;
      await navigate({ to: '/o/$organizationId', params: { organizationId } });
    },
  });
  const { data, error } = useQuery({
    ...read('getDeletionConsequences', { params }),
    enabled: opened && !deletion.isPending,
    staleTime: 0,
  });
  const lines = data && [
    data.total > 0 ? t('losesImages', { count: data.total }) : t('noImages'),
    ...(data.collaborations > 0 ? [t('stops', { count: data.collaborations })] : []),
    t('lose', { count: data.people }),
  ];
  return (
    <>
      <Button variant="default" c="var(--mantine-color-error)" onClick={() => setOpened(true)}>
        {t('delete')}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={t('deleteTitle', { project: name })}
        action={t('deleteAction')}
        typed={name}
        busy={deletion.isPending}
        disabled={!data && !error}
        onConfirm={(typed) => deletion.mutate({ params, body: { name: typed } })}
        onClose={() => setOpened(false)}
      >
        <Stack gap="sm">
          <Consequences lines={lines} error={error} />
          {data && <ImagesByStatus images={data.images} />}
          <Text size="sm" c="dimmed">
            {t('remains')}
          </Text>
        </Stack>
      </ConfirmDialog>
    </>
  );
}

function ImagesByStatus({ images }: { readonly images: Progress['byStatus'] }) {
  const { number } = useFormat();
  return (
    <Group gap="xs" style={{ rowGap: 4 }}>
      {statuses.map((status) => {
        const count = images[status] ?? 0;
        return (
          count > 0 && (
            <Group key={status} gap={4} wrap="nowrap">
              <StatusMark status={status} />
              <Text size="sm">{number(count)}</Text>
            </Group>
          )
        );
      })}
    </Group>
  );
}
