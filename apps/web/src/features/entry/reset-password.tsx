import { Alert, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useCommand } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { LinkButton, TextLink } from '../../shared/ui/index.ts';
import { takeFragment } from '../../shared/take-fragment.ts';
import { entryTexts } from './texts.ts';

export function ResetPassword() {
  const t = useTexts(entryTexts);
  const [token] = useState(takeFragment);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: {
      password: (value) => (value.length >= 10 && value.length <= 200 ? null : t('invalidPassword')),
    },
  });
  const reset = useCommand('resetPassword');
  if (token === '')
    return (
      <Alert color="yellow">
        {t('linkWithoutToken')} <TextLink to="/forgot-password">{t('forgot')}</TextLink>
      </Alert>
    );
  if (reset.isSuccess)
    return (
      <Stack>
        <Text role="status">{t('resetDone')}</Text>
        <LinkButton to="/">{t('logIn')}</LinkButton>
      </Stack>
    );
  return (
    <form onSubmit={form.onSubmit(({ password }) => reset.mutate({ body: { token, password } }))} noValidate>
      <Stack>
        <PasswordInput
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          label={t('newPassword')}
          description={t('passwordHint')}
          autoComplete="new-password"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={reset.isPending}>
          {t('setPassword')}
        </Button>
      </Stack>
    </form>
  );
}
