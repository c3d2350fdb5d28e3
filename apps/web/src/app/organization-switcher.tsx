import { Button, Menu, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useInOrganization, useMe } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { OrganizationChip } from '../shared/ui/index.ts';
import { appTexts } from './texts.ts';

/** Which organization one acts for, on every page, and the others. */
export function OrganizationSwitcher() {
  const t = useTexts(appTexts);
  const { organizations } = useMe();
  const { organizationId } = useInOrganization();
  const navigate = useNavigate();
  const current = organizations.find(({ id }) => id === organizationId);
  if (!current) return null;
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px="xs"
          maw={{ base: '100%', sm: 260 }}
          rightSection={<IconSelector size={14} aria-hidden />}
        >
          <VisuallyHidden>{t('youActFor')}</VisuallyHidden>
          <OrganizationChip organization={current} />
          <VisuallyHidden>{t('organizations')}</VisuallyHidden>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('organizations')}</Menu.Label>
        {organizations.map((organization) => (
          <Menu.Item
            key={organization.id}
            rightSection={
              organization.id === organizationId ? <IconCheck size={14} aria-hidden /> : undefined
            }
            onClick={() =>
              void navigate({ to: '/o/$organizationId', params: { organizationId: organization.id } })
            }
          >
            <OrganizationChip organization={organization} />
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => void navigate({ to: '/' })}
        >
          {t('newOrganization')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
