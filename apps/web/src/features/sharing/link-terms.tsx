import { Group, Stack, Text } from '@mantine/core';
import type { IconProps } from '@tabler/icons-react';
import { IconBuilding, IconClock, IconMail, IconShieldCheck } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import type { ShareLinkView } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { sharingTexts } from './texts.ts';

/** The terms of the present link, in words. */
export function LinkTermsList({ link }: { readonly link: ShareLinkView }) {
  const t = useTexts(sharingTexts);
  const { ago, dateTime, list } = useFormat();
  const { expiresAt, expired, maxOrganizations, usedBy, pending, requiresApproval, emailDomains } = link;
  const most = maxOrganizations ?? 1;
  const expiry = !expiresAt
    ? t('neverExpires')
    : expired
      ? t('expired', { when: ago(expiresAt) })
      : t('expires', { when: ago(expiresAt), date: dateTime(expiresAt) });
  return (
    <Stack gap={6} component="ul" p={0} m={0}>
      <Line icon={IconClock} alarming={expired}>
        {expiry}
      </Line>
      <Line icon={IconBuilding}>
        {t('used', { used: usedBy, count: most })}
        {usedBy >= most && <> · {t('usedUp')}</>}
        {pending > 0 && <> · {t('waiting', { count: pending })}</>}
      </Line>
      <Line icon={IconShieldCheck}>{t(requiresApproval ? 'approvalNeeded' : 'approvalNotNeeded')}</Line>
      <Line icon={IconMail}>
        {emailDomains.length > 0 ? t('domains', { domains: list(emailDomains) }) : t('anyDomain')}
      </Line>
    </Stack>
  );
}

function Line({
  icon: Icon,
  alarming = false,
  children,
}: {
  readonly icon: ComponentType<IconProps>;
  readonly alarming?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Group
      component="li"
      gap={8}
      wrap="nowrap"
      align="flex-start"
      c={alarming ? 'var(--mantine-color-error)' : undefined}
      style={{ listStyle: 'none' }}
    >
      <Icon size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
      <Text size="sm" c="inherit" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </Group>
  );
}
