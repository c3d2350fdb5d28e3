import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CollaborationView, ProjectView } from '../../shared/api/index.ts';
import { read, useCommand, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { tellDone } from '../../shared/problems/index.ts';
import { ConfirmDialog, Consequences } from '../../shared/ui/index.ts';
import { leftWaiting, stopLines } from './stop-consequences.ts';
import { collaborationTexts } from './texts.ts';

/** Stops at once, after saying in numbers what that means; the external side is led out to its projects. */
export function StopCollaboration({
  project,
  collaboration,
}: {
  readonly project: ProjectView;
  readonly collaboration: CollaborationView;
}) {
  const t = useTexts(collaborationTexts);
  const inProject = useInProject();
  const params = { ...inProject, collaborationId: collaboration.id };
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const { side, role, host } = project;
  const organization = side === 'host' ? collaboration.organization.name : host.name;
  const stop = useCommand('stopCollaboration', {
    async onDone({ pending }) {
      setOpened(false);
      tellDone(t(`stopped_${side}`, { organization, project: project.name }), pending);
      if (side === 'host') return;
      const { organizationId } = inProject;
      await navigate({ to: '/o/$organizationId', params: { organizationId } });
    },
  });
  const { data, error } = useQuery({
    ...read('getStopConsequences', { params }),
    enabled: opened && !stop.isPending,
    staleTime: 0,
  });
  const lines =
    data &&
    stopLines(data, side === 'host' ? 'host' : role === null ? 'owner' : 'external').map(({ key, count }) =>
      t(key, { count, organization }),
    );
  // Where the numbers could not be read, something may well be left waiting.
  const typed = error ? true : data !== undefined && leftWaiting(data.images) > 0;
  return (
    <>
      <Button variant="default" c="var(--mantine-color-error)" onClick={() => setOpened(true)}>
        {t('stop', { organization })}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={t('stopTitle', { organization })}
        action={t('stopAction')}
        typed={typed ? organization : undefined}
        busy={stop.isPending}
        disabled={!data && !error}
        onConfirm={() => stop.mutate({ params, body: {} })}
        onClose={() => setOpened(false)}
      >
        <Stack gap="sm">
          <Consequences lines={lines} error={error} />
          <Text size="sm" c="dimmed">
            {t('nothingLost')}
          </Text>
        </Stack>
      </ConfirmDialog>
    </>
  );
}
