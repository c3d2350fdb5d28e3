import { Button, Menu, Text } from '@mantine/core';
import type { Role } from '@tandem/rules';
import { roles } from '@tandem/rules';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProjectMemberView } from '../../shared/api/index.ts';
import { useCommand, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { tellDone } from '../../shared/problems/index.ts';
import { ConfirmDialog, sharedTexts } from '../../shared/ui/index.ts';
import { peopleTexts } from './texts.ts';

/** The role of somebody, and those that the reader may give them. */
export function RoleMenu({
  member,
  myself,
}: {
  readonly member: ProjectMemberView;
  readonly myself: boolean;
}) {
  const t = useTexts(peopleTexts);
  const words = useTexts(sharedTexts);
  const params = useInProject();
  const [asked, setAsked] = useState<Role>();
  const { id, name, role, side, inForce, grantableRoles } = member;
  const change = useCommand('changeProjectMemberRole', {
    onDone({ role: given, pending }) {
      setAsked(undefined);
      tellDone(t('roleChanged', { name, role: words(`role_${given}`) }), pending);
    },
  });
  const give = (wanted: Role) =>
    change.mutate({ params: { ...params, projectMemberId: id }, body: { role: wanted } });
  const word = (of: Role) => words(`role_${of}`);
  const described = (of: Role) =>
    side === 'host' ? t(`role_host_${of}`) : of === 'developer' ? '' : t(`role_external_${of}`);

  if (!inForce || grantableRoles.length === 0) return <Text size="sm">{word(role)}</Text>;
  const offered = roles.filter((one) => one === role || grantableRoles.includes(one));
  return (
    <>
      <Menu position="bottom-start" width={280} shadow="md">
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            ml={-8}
            fw={400}
            c="var(--mantine-color-text)"
            styles={{ label: { whiteSpace: 'nowrap' } }}
            loading={change.isPending}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={t('roleOf', { name, role: word(role) })}
          >
            {word(role)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('chooseRole')}</Menu.Label>
          <Menu.RadioGroup
            value={role}
            onChange={(value) => {
              const wanted = offered.find((one) => one === value);
              if (wanted === undefined || wanted === role) return;
              if (myself) setAsked(wanted);
              else give(wanted);
            }}
          >
            {offered.map((one) => (
              <Menu.RadioItem key={one} value={one} closeMenuOnClick>
                <Text size="sm" fw={550}>
                  {word(one)}
                </Text>
                <Text size="xs" c="dimmed">
                  {described(one)}
                </Text>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asked !== undefined}
        title={t('changeOwnTitle')}
        action={t('changeOwn', { role: word(asked ?? role) })}
        busy={change.isPending}
        onConfirm={() => asked && give(asked)}
        onClose={() => setAsked(undefined)}
      >
        <Text size="sm">{t('changeOwnText', { role: word(asked ?? role) })}</Text>
      </ConfirmDialog>
    </>
  );
}
