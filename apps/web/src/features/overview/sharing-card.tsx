import { Box, Text, Title } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled, IconHourglass } from '@tabler/icons-react';
import type { ProjectView } from '../../shared/api/index.ts';
import { useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { TextLink } from '../../shared/ui/index.ts';
import type { NextStep } from './next-steps.ts';
import classes from './overview.module.css';
import { overviewTexts } from './texts.ts';

/** With whom the project is shared, and what to do next. */
export function SharingCard({
  project,
  steps,
}: {
  readonly project: ProjectView;
  readonly steps: readonly NextStep[];
}) {
  const t = useTexts(overviewTexts);
  const { list } = useFormat();
  const params = useInProject();
  const partners = project.partners.map(({ name }) => name);
  const sharing =
    project.side === 'external'
      ? t('sharedByHost', { host: project.host.name })
      : partners.length > 0
        ? t('sharedWith', { partners: list(partners) })
        : t('notShared');
  return (
    <Box
      component="aside"
      className={classes['card']}
      aria-label={t('sharing')}
      data-open={steps.length > 0 || undefined}
    >
      <Text fw={600}>{sharing}</Text>
      {project.shared && (
        <TextLink to="/o/$organizationId/p/$projectId/people" params={params} size="sm">
          {t('whoIsIn')}
        </TextLink>
      )}
      {steps.length > 0 && (
        <>
          <Title order={2} mt="md" mb="xs">
            {t('nextSteps')}
          </Title>
          <Box component="ol" className={classes['steps']}>
            {steps.map((step) => (
              <Step key={`${step.step} ${step.waitsFor}`} step={step} />
            ))}
          </Box>
        </>
      )}
    </Box>
  );
}

const words = {
  'add-labels': 'step_addLabels',
  'upload-images': 'step_uploadImages',
  'add-people': 'step_addPeople',
  share: 'step_share',
  'link-is-on': 'step_linkIsOn',
  'approve-requests': 'step_approveRequests',
  'look-at-images': 'step_lookAtImages',
  'images-to-come': 'step_imagesToCome',
  'partner-adds-people': 'step_partnerAddsPeople',
} as const;

const places = {
  'add-labels': '/o/$organizationId/p/$projectId/settings',
  'upload-images': '/o/$organizationId/p/$projectId/images',
  'add-people': '/o/$organizationId/p/$projectId/people',
  share: '/o/$organizationId/p/$projectId/settings',
  'link-is-on': '/o/$organizationId/p/$projectId/settings',
  'approve-requests': '/o/$organizationId/p/$projectId/settings',
  'look-at-images': '/o/$organizationId/p/$projectId/images',
  'images-to-come': undefined,
  'partner-adds-people': undefined,
} as const;

function Step({ step: { step, done, waitsFor = '', count = 1 } }: { readonly step: NextStep }) {
  const t = useTexts(overviewTexts);
  const params = useInProject();
  const title = t(words[step], { partner: waitsFor, count });
  const to = places[step];
  const Icon = done ? IconCircleCheckFilled : to ? IconCircle : IconHourglass;
  return (
    <Box component="li" className={classes['step']} data-done={done || undefined}>
      <Icon size={18} {...(done ? { role: 'img', 'aria-label': t('stepDone') } : { 'aria-hidden': true })} />
      <Box miw={0}>
        {done || !to ? (
          <Text span fw={550}>
            {title}
          </Text>
        ) : (
          <TextLink to={to} params={params} fw={550}>
            {title}
          </TextLink>
        )}
        {!done && (
          <Text size="sm" c="dimmed">
            {t(`${words[step]}_text`)}
          </Text>
        )}
      </Box>
    </Box>
  );
}
