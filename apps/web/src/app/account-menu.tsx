import { ActionIcon, Avatar, Menu, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import {
  IconCheck,
  IconDeviceDesktop,
  IconLogout,
  IconMail,
  IconMoon,
  IconSun,
  IconApi,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { Language } from '../shared/i18n/index.ts';
import { chooseLanguage, i18n, languages, useTexts } from '../shared/i18n/index.ts';
import { useLogOut, useMe } from '../shared/api/index.ts';
import { appTexts } from './texts.ts';

const schemes = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconDeviceDesktop },
] as const;

/** Language, colours, and the way out. */
export function AccountMenu() {
  const t = useTexts(appTexts);
  const { account } = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const endSession = useLogOut();
  const navigate = useNavigate();
  const check = (on: boolean) => (on ? <IconCheck size={14} aria-hidden /> : undefined);
  const logOut = async () => {
    await endSession();
    await navigate({ to: '/' });
  };
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg">
          <VisuallyHidden>{t('account', { name: account.name })}</VisuallyHidden>
          <Avatar size={26} radius="xl" name={account.name} color="teal" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{account.email}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('language')}</Menu.Label>
        {Object.entries(languages).map(([language, name]) => (
          <Menu.Item
            key={language}
            lang={language}
            rightSection={check(i18n.language === language)}
            onClick={() => chooseLanguage(language as Language)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Label>{t('colours')}</Menu.Label>
        {schemes.map(({ value, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={14} aria-hidden />}
            rightSection={check(colorScheme === value)}
            onClick={() => setColorScheme(value)}
          >
            {t(value)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component="a" href="/api" leftSection={<IconApi size={14} aria-hidden />}>
          {t('apiPage')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconMail size={14} aria-hidden />}
          onClick={() => void navigate({ to: '/mailbox' })}
        >
          {t('mailbox')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={14} aria-hidden />} onClick={() => void logOut()}>
          {t('logOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
