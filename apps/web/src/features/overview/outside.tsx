import { Box, Button, Stack, Text, Title } from '@mantine/core';
import type { ProjectView } from '../../shared/api/index.ts';
import { useCommand, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import classes from './overview.module.css';
import { overviewTexts } from './texts.ts';

/** For an owner who is no project member: why there is nothing to see, and what helps. */
export function Outside({ project }: { readonly project: ProjectView }) {
  const t = useTexts(overviewTexts);
  const params = useInProject();
  const appoint = useCommand('appointMyself');
  if (project.waiting)
    return (
      <Box className={classes['card']} maw={640}>
        <Title order={2} mb="xs">
          {t('waitingTitle')}
        </Title>
        <Text>{t('waitingText', { host: project.host.name })}</Text>
      </Box>
    );
  return (
    <Stack className={classes['card']} maw={640} align="flex-start">
      <Title order={2}>{t('outsideTitle')}</Title>
      <Text>{t('outsideText')}</Text>
      {project.mayAppointMyself && (
        <>
          <Text>{t('appointText')}</Text>
          <Button loading={appoint.isPending} onClick={() => appoint.mutate({ params, body: {} })}>
            {t('appoint')}
          </Button>
        </>
      )}
    </Stack>
  );
}
