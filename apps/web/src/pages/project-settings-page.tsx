import { Box, Text } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { CollaborationsSection } from '../features/collaborations/index.ts';
import { LabelsSection } from '../features/labels/index.ts';
import {
  AdvancedSection,
  AppointSection,
  DangerSection,
  GeneralSection,
  settingsTexts,
  WorkflowSection,
} from '../features/project-settings/index.ts';
import { ShareLinkSettings } from '../features/sharing/index.ts';
import { read, useInProject } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { EmptyState, LinkButton, Page } from '../shared/ui/index.ts';
import { settingsOffered } from './settings-offered.ts';

/** Each section for whoever may use it; for the others it is not there. */
export function ProjectSettingsPage() {
  const t = useTexts(settingsTexts);
  const params = useInProject();
  const { data: project } = useQuery(read('getProject', { params }));
  if (!project) return null;
  const { settings, role } = project;
  const { sections, any } = settingsOffered(project);
  return (
    <Page title={t('title')}>
      {role === null && (
        <Box mb="lg">
          <Text c="dimmed">{t('ownerOutside')}</Text>
          {!sections.appointment && <Text c="dimmed">{t('askManager')}</Text>}
        </Box>
      )}
      {sections.appointment && <AppointSection project={project} />}
      {sections.general && <GeneralSection project={project} />}
      {settings && <WorkflowSection settings={settings} />}
      {sections.labels && <LabelsSection />}
      {sections.collaborations && <CollaborationsSection project={project} />}
      {sections.shareLink && (
        <AdvancedSection>
          <ShareLinkSettings />
        </AdvancedSection>
      )}
      {sections.deletion && <DangerSection project={project} />}
      {!any && role !== null && (
        <EmptyState icon={IconSettings} text={t('nothing')}>
          <LinkButton to="/o/$organizationId/p/$projectId/people" params={params} variant="default">
            {t('toPeople')}
          </LinkButton>
        </EmptyState>
      )}
    </Page>
  );
}
