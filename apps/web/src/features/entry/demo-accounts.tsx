import { Box, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import classes from './demo-accounts.module.css';
import { entryTexts } from './texts.ts';

type Credentials = { readonly email: string; readonly password: string };

/** Of an installation with demo data, seen on its own machine: one click to be somebody. */
export function DemoAccounts({ onChoose }: { readonly onChoose: (account: Credentials) => unknown }) {
  const t = useTexts(entryTexts);
  const { data } = useQuery(read('getInstallation'));
  if (!data || data.demoAccounts.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="demo-accounts">
      <Text id="demo-accounts" size="sm" fw={600} mb={4}>
        {t('demoTitle')}
      </Text>
      <ul className={classes['list']}>
        {data.demoAccounts.map(({ email, password, who }) => (
          <li key={email}>
            <UnstyledButton
              className={classes['account']}
              aria-label={t('demoUse', { email })}
              onClick={() => void onChoose({ email, password })}
            >
              <Text span size="sm" fw={600}>
                {email}
              </Text>
              <Text span size="sm" c="dimmed">
                {who}
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Box>
  );
}
