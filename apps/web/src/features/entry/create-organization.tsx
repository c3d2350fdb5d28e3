import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { meQuery, useCommand } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { entryTexts } from './texts.ts';

export function CreateOrganization({ onDone }: { readonly onDone: (organizationId: string) => unknown }) {
  const t = useTexts(entryTexts);
  const queries = useQueryClient();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '' },
    validate: { name: (value) => (value.trim() ? null : t('required')) },
  });
  const create = useCommand('createOrganization', {
    async onDone({ id }) {
      await queries.refetchQueries({ queryKey: meQuery.queryKey });
      await onDone(id);
    },
  });
  return (
    <form onSubmit={form.onSubmit((body) => create.mutate({ body }))} noValidate>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('createOrganizationText')}
        </Text>
        <TextInput
          label={t('organizationName')}
          autoComplete="organization"
          maxLength={120}
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <Button type="submit" loading={create.isPending}>
          {t('create')}
        </Button>
      </Stack>
    </form>
  );
}
