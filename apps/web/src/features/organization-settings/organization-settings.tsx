import { Button, Group, Radio, Skeleton, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { OrganizationView } from '../../shared/api/index.ts';
import { meQuery, read, useCommand, useInOrganization } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import { organizationSettingsTexts } from './texts.ts';

const choices = ['any-member', 'owners'] as const;

export function OrganizationSettings() {
  const params = useInOrganization();
  const { data, error, refetch } = useQuery(read('getOrganization', { params }));
  if (data) return <SettingsForm organization={data} />;
  return error ? <ProblemPanel error={error} retry={refetch} /> : <Skeleton h={240} />;
}

function SettingsForm({ organization }: { readonly organization: OrganizationView }) {
  const t = useTexts(organizationSettingsTexts);
  const shared = useTexts(sharedTexts);
  const queries = useQueryClient();
  const params = useInOrganization();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      name: organization.name,
      acceptShareLinks: organization.settings.acceptShareLinks,
    },
    validate: { name: (name) => (name.trim() ? null : t('required')) },
  });
  const change = useCommand('changeOrganization', {
    async onDone() {
      form.resetDirty();
      notifications.show({ message: t('saved') });
      await queries.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  return (
    <form onSubmit={form.onSubmit((body) => change.mutate({ params, body }))} noValidate>
      <Stack gap="lg" maw={520}>
        <TextInput label={t('name')} maxLength={120} key={form.key('name')} {...form.getInputProps('name')} />
        <Radio.Group
          label={t('shareLinks')}
          key={form.key('acceptShareLinks')}
          {...form.getInputProps('acceptShareLinks')}
        >
          <Stack gap="xs" mt="xs">
            {choices.map((choice) => (
              <Radio
                key={choice}
                value={choice}
                label={t(`accept_${choice}`)}
                description={t(`accept_${choice}Explained`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Group>
          <Button type="submit" loading={change.isPending}>
            {shared('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
