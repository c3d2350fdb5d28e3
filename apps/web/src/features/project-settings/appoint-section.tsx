import { Button, Stack, Text } from '@mantine/core';
import type { ProjectView } from '../../shared/api/index.ts';
import { useCommand, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { tellDone } from '../../shared/problems/index.ts';
import { Section } from '../../shared/ui/index.ts';
import { settingsTexts } from './texts.ts';

/** Where a side has lost its last manager, an owner takes over. */
export function AppointSection({ project: { name } }: { readonly project: ProjectView }) {
  const t = useTexts(settingsTexts);
  const params = useInProject();
  const appointment = useCommand('appointMyself', {
    onDone: () => tellDone(t('appointed', { project: name })),
  });
  return (
    <Section title={t('appoint')}>
      <Stack align="flex-start">
        <Text size="sm">{t('appointText')}</Text>
        <Button onClick={() => appointment.mutate({ params, body: {} })} loading={appointment.isPending}>
          {t('appointAction')}
        </Button>
      </Stack>
    </Section>
  );
}
