import { Badge, Box, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MemberView } from '../../shared/api/index.ts';
import { read, useCommand, useInOrganization, useMe } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { EmptyState, SearchField, sharedTexts } from '../../shared/ui/index.ts';
import { DemoteDialog, InvitationLinkDialog, RemoveDialog } from './member-dialogs.tsx';
import type { MemberAction } from './member-menu.tsx';
import { MemberMenu } from './member-menu.tsx';
import { membersTexts } from './texts.ts';

type Asked = { readonly action: MemberAction; readonly member: MemberView };

/** Members and invited people of the organization, for its owners. */
export function Members({
  search,
  onSearch,
  onLeft,
}: {
  readonly search: string;
  readonly onSearch: (search: string) => unknown;
  readonly onLeft: () => unknown;
}) {
  const t = useTexts(membersTexts);
  const shared = useTexts(sharedTexts);
  const { date, compare } = useFormat();
  const params = useInOrganization();
  const { account } = useMe();
  const [asked, setAsked] = useState<Asked>();
  const { data, error, refetch } = useQuery(read('listMembers', { params }));
  const change = useCommand('changeMemberType');
  const resend = useCommand('resendInvitation', {
    onDone: () => notifications.show({ message: t('resent') }),
  });
  const cancel = useCommand('cancelInvitation', {
    onDone: () => notifications.show({ message: t('cancelled') }),
  });

  if (error && !data) return <ProblemPanel error={error} retry={refetch} />;
  if (!data) return <Skeleton h={240} />;
  const wanted = search.trim().toLowerCase();
  const rows = data.rows
    .filter(({ name, email }) => `${name ?? ''} ${email}`.toLowerCase().includes(wanted))
    .toSorted((one, another) => compare(one.name ?? one.email, another.name ?? another.email));

  const act = (member: MemberView, action: MemberAction) => {
    const inInvitation = { ...params, invitationId: member.invitation?.id ?? '' };
    switch (action) {
      case 'makeOwner':
        return change.mutate({
          params: { ...params, membershipId: member.membershipId },
          body: { type: 'owner' },
        });
      case 'resend':
        return resend.mutate({ params: inInvitation, body: {} });
      case 'cancel':
        return cancel.mutate({ params: inInvitation });
      case 'makeMember':
      case 'remove':
      case 'leave':
      case 'copyLink':
        return setAsked({ member, action });
    }
  };
  const statusOf = ({ status, invitation }: MemberView) => {
    if (status === 'active') return t('active');
    if (invitation?.expired) return t('expired');
    return invitation ? t('pendingUntil', { date: date(invitation.expiresAt) }) : t('pending');
  };
  const close = () => setAsked(undefined);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <SearchField
          label={t('search')}
          value={search}
          onSearch={(words) => void onSearch(words)}
          w={{ base: '100%', xs: 300 }}
        />
        <Text size="sm" c="dimmed">
          {t('count', { count: data.rows.filter(({ status }) => status === 'active').length })}
        </Text>
      </Group>
      {rows.length === 0 ? (
        <EmptyState icon={IconUsers} text={t('nobody')} />
      ) : (
        <Table verticalSpacing={6} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{shared('name')}</Table.Th>
              <Table.Th>{t('type')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('status')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('since')}</Table.Th>
              <Table.Th aria-label={t('actions')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((member) => (
              <Table.Tr key={member.membershipId}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  <Group gap={6}>
                    <Text fw={550}>{member.name ?? member.email}</Text>
                    {member.accountId === account.id && (
                      <Badge size="sm" variant="light">
                        {shared('you')}
                      </Badge>
                    )}
                  </Group>
                  {member.name && (
                    <Text size="sm" c="dimmed">
                      {member.email}
                    </Text>
                  )}
                  {member.status === 'pending' && (
                    <Box hiddenFrom="sm">
                      <Text size="sm" c="dimmed">
                        {statusOf(member)}
                      </Text>
                    </Box>
                  )}
                </Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{shared(`type_${member.type}`)}</Table.Td>
                <Table.Td visibleFrom="sm">{statusOf(member)}</Table.Td>
                <Table.Td visibleFrom="sm">{date(member.since)}</Table.Td>
                <Table.Td w={44}>
                  <MemberMenu
                    member={member}
                    myAccount={account.id}
                    onAction={(action) => act(member, action)}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {asked?.action === 'copyLink' && <InvitationLinkDialog member={asked.member} onClose={close} />}
      {asked?.action === 'makeMember' && <DemoteDialog member={asked.member} onClose={close} />}
      {(asked?.action === 'remove' || asked?.action === 'leave') && (
        <RemoveDialog member={asked.member} onClose={close} onLeft={onLeft} />
      )}
    </Stack>
  );
}
