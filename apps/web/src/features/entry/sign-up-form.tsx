import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { client, isProblem, meQuery, useCommand } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { problemWords } from '../../shared/problems/index.ts';
import { TextLink } from '../../shared/ui/index.ts';
import { entryTexts } from './texts.ts';

/** Makes an account and logs it in. */
export function SignUpForm({ onDone }: { readonly onDone: () => unknown }) {
  const t = useTexts(entryTexts);
  const queries = useQueryClient();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', email: '', password: '' },
    validate: {
      name: (value) => (value.trim() ? null : t('required')),
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('invalidEmail')),
      password: (value) => (value.length >= 10 && value.length <= 200 ? null : t('invalidPassword')),
    },
  });
  const signUp = useCommand('signUp', {
    async onDone(_account, { body: { email, password } }) {
      await client.logIn({ body: { email, password } });
      await queries.refetchQueries({ queryKey: meQuery.queryKey });
      await onDone();
    },
    onProblem(error) {
      if (!isProblem(error, 'account.email-taken')) return false;
      form.setFieldError('email', problemWords(error).title);
      return true;
    },
  });
  return (
    <form onSubmit={form.onSubmit((body) => signUp.mutate({ body }))} noValidate>
      <Stack>
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          autoComplete="name"
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
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
          description={t('passwordHint')}
          autoComplete="new-password"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={signUp.isPending}>
          {t('signUp')}
        </Button>
        <Text size="sm">
          {t('haveAccount')} <TextLink to="/">{t('logIn')}</TextLink>
        </Text>
      </Stack>
    </form>
  );
}
