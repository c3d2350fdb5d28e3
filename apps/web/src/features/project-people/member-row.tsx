import { Box, Group, Table, Text } from '@mantine/core';
import { IconBan, IconUserOff } from '@tabler/icons-react';
import type { ProjectMemberView, ProjectView } from '../../shared/api/index.ts';
import { useInOrganization, useMe } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import { BarPerson } from './bar-person.tsx';
import { isKeptManager } from './kept-manager.ts';
import { RemoveMember } from './remove-member.tsx';
import { RoleMenu } from './role-menu.tsx';
import { peopleTexts } from './texts.ts';

const iconStyle = { flex: 'none', marginTop: 2 };

/** One person of the project, and what the reader may do about them. */
export function MemberRow({
  project,
  member,
  barred,
}: {
  readonly project: ProjectView;
  readonly member: ProjectMemberView;
  readonly barred: boolean;
}) {
  const t = useTexts(peopleTexts);
  const words = useTexts(sharedTexts);
  const { date } = useFormat();
  const { account } = useMe();
  const { organizationId } = useInOrganization();
  const { name, organization, addedAt, inForce, mayRemove, mayBar } = member;
  const myself = member.accountId === account.id && organization.id === organizationId;
  return (
    <Table.Tr>
      <Table.Td>
        <Box miw={0}>
          <Group gap={6} wrap="wrap">
            <Text size="sm" fw={550} c={inForce ? undefined : 'dimmed'}>
              {name}
            </Text>
            {myself && (
              <Text size="xs" c="dimmed">
                {words('you')}
              </Text>
            )}
          </Group>
          <Text size="xs" c="dimmed" hiddenFrom="sm">
            {t('sinceDate', { date: date(addedAt) })}
          </Text>
          {!inForce && (
            <Group gap={4} wrap="nowrap" c="var(--status-waiting_for_change)" align="flex-start">
              {barred ? (
                <IconBan size={14} aria-hidden style={iconStyle} />
              ) : (
                <IconUserOff size={14} aria-hidden style={iconStyle} />
              )}
              <Text size="xs" c="inherit">
                {barred ? t('barred') : t('notInForce', { organization: organization.name })}
              </Text>
            </Group>
          )}
          {isKeptManager(project, member) && (
            <Text size="xs" c="dimmed">
              {t('lastManager')}
            </Text>
          )}
        </Box>
      </Table.Td>
      <Table.Td>
        <RoleMenu member={member} myself={myself} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm" c="dimmed">
          {date(addedAt)}
        </Text>
      </Table.Td>
      <Table.Td ta="end">
        {mayRemove && <RemoveMember project={project} member={member} myself={myself} />}
        {mayBar && <BarPerson member={member} />}
      </Table.Td>
    </Table.Tr>
  );
}
