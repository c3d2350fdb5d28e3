import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useCommand } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { TextLink } from '../../shared/ui/index.ts';
import { entryTexts } from './texts.ts';

export function ForgotPassword() {
  const t = useTexts(entryTexts);
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '' },
    validate: { email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('invalidEmail')) },
  });
  const send = useCommand('requestPasswordReset', {
    onDone: (_answer, { body }) => setSentTo(body.email),
  });
  return (
    <Stack>
      {sentTo === undefined ? (
        <form onSubmit={form.onSubmit((body) => send.mutate({ body }))} noValidate>
          <Stack>
            <Text size="sm">{t('forgotText')}</Text>
            <TextInput
              label={t('email')}
              type="email"
              autoComplete="username"
              key={form.key('email')}
              {...form.getInputProps('email')}
            />
            <Button type="submit" loading={send.isPending}>
              {t('sendMail')}
            </Button>
          </Stack>
        </form>
      ) : (
        <Text role="status">{t('forgotSent', { email: sentTo })}</Text>
      )}
      <TextLink to="/" size="sm">
        {t('backToLogIn')}
      </TextLink>
    </Stack>
  );
}
