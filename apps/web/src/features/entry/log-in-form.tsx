import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { meQuery, useCommand } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { problemWords } from '../../shared/problems/index.ts';
import { focusContent, TextLink } from '../../shared/ui/index.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { entryTexts } from './texts.ts';

/** E-mail and password; where it leads is up to whoever shows it. */
export function LogInForm({ onDone }: { readonly onDone: () => unknown }) {
  const t = useTexts(entryTexts);
  const queries = useQueryClient();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.includes('@') ? null : t('invalidEmail')),
      password: (value) => (value ? null : t('required')),
    },
  });
  const logIn = useCommand('logIn', {
    async onDone() {
      await queries.refetchQueries({ queryKey: meQuery.queryKey });
      // The form goes, and the focus would with it.
      focusContent();
      await onDone();
    },
    onProblem(error) {
      const { title, action } = problemWords(error);
      form.setFieldError('password', `${title} ${action}`);
      return true;
    },
  });
  const send = (body: { email: string; password: string }) => logIn.mutate({ body });
  return (
    <>
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Stack>
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="username"
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
            label={t('password')}
            autoComplete="current-password"
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={logIn.isPending}>
            {t('logIn')}
          </Button>
          <Group justify="space-between" gap="xs">
            <Text size="sm">
              {t('noAccount')} <TextLink to="/sign-up">{t('signUp')}</TextLink>
            </Text>
            <TextLink to="/forgot-password" size="sm">
              {t('forgot')}
            </TextLink>
          </Group>
        </Stack>
      </form>
      <DemoAccounts onChoose={send} />
    </>
  );
}
