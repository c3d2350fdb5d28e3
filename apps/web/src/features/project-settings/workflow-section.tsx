import { Button, Checkbox, Group, Radio, Stack } from '@mantine/core';
import type { FourEyes, PartnersSee } from '@tandem/rules';
import { fourEyesSettings, partnersSeeSettings } from '@tandem/rules';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { ProjectView } from '../../shared/api/index.ts';
import { useCommand, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { tellDone } from '../../shared/problems/index.ts';
import { Section } from '../../shared/ui/index.ts';
import type { Settings } from './changed-settings.ts';
import { changedSettings } from './changed-settings.ts';
import { HidesAlert } from './hides-alert.tsx';
import { settingsTexts } from './texts.ts';

/** Four eyes, and what partners see and do; what somebody else changes meanwhile does not undo what is being chosen. */
export function WorkflowSection({ settings }: { readonly settings: NonNullable<ProjectView['settings']> }) {
  const t = useTexts(settingsTexts);
  const params = useInProject();
  const [draft, setDraft] = useState<Partial<Settings>>({});
  const changed = changedSettings(settings, draft);
  const chosen = { ...settings, ...changed };
  const saving = useCommand('changeProject', {
    onDone({ pending }) {
      setDraft({});
      tellDone(t('savedWorkflow'), pending);
    },
  });
  const choose = (one: Partial<Settings>) => setDraft((before) => ({ ...before, ...one }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate({ params, body: { settings: changed } });
  };
  return (
    <Section title={t('workflow')} description={t('workflowText')}>
      <form onSubmit={submit}>
        <Stack gap="lg" maw={600}>
          <Radio.Group
            label={t('fourEyes')}
            description={t('fourEyesText')}
            value={chosen.fourEyes}
            onChange={(value) => choose({ fourEyes: value as FourEyes })}
          >
            <Stack gap="xs" mt="xs">
              {fourEyesSettings.map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={t(`fourEyes_${one}`)}
                  description={t(`fourEyesHint_${one}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Radio.Group
            label={t('partnersSee')}
            description={t('partnersSeeText')}
            value={chosen.partnersSee}
            onChange={(value) => choose({ partnersSee: value as PartnersSee })}
          >
            <Stack gap="xs" mt="xs">
              {partnersSeeSettings.map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={t(`partnersSee_${one}`)}
                  description={t(`partnersSeeHint_${one}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          {changed.partnersSee === 'entrusted' && <HidesAlert />}
          <Checkbox
            label={t('partnersAssign')}
            description={t('partnersAssignHint')}
            checked={chosen.partnersAssign}
            onChange={(event) => choose({ partnersAssign: event.currentTarget.checked })}
          />
          {Object.keys(changed).length > 0 && (
            <Group gap="xs">
              <Button type="submit" loading={saving.isPending}>
                {t('saveWorkflow')}
              </Button>
              <Button variant="default" onClick={() => setDraft({})}>
                {t('discard')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Section>
  );
}
