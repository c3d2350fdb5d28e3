import { Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MemberView } from '../../shared/api/index.ts';
import { meQuery, read, useCommand, useInOrganization, useMe } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { ConfirmDialog, CopyField, sharedTexts } from '../../shared/ui/index.ts';
import { membersTexts } from './texts.ts';

type Props = { readonly member: MemberView; readonly onClose: () => void };

const nameOf = ({ name, email }: MemberView) => name ?? email;

/** Removing somebody, or leaving: what it means, then the button. */
export function RemoveDialog({ member, onClose, onLeft }: Props & { readonly onLeft: () => unknown }) {
  const t = useTexts(membersTexts);
  const { list } = useFormat();
  const queries = useQueryClient();
  const params = useInOrganization();
  const { account, organizations } = useMe();
  const mine = member.accountId === account.id;
  const organization = organizations.find(({ id }) => id === params.organizationId)?.name ?? '';
  const remove = useCommand('removeMember', {
    async onDone({ pending }) {
      if (pending.length > 0) notifications.show({ message: t('takesMoment', { list: list(pending) }) });
      onClose();
      if (!mine) return notifications.show({ message: t('removed', { name: nameOf(member) }) });
      await queries.refetchQueries({ queryKey: meQuery.queryKey });
      await onLeft();
    },
  });
  return (
    <ConfirmDialog
      opened
      title={mine ? t('leaveTitle', { name: organization }) : t('removeTitle', { name: nameOf(member) })}
      action={t(mine ? 'leave' : 'remove')}
      busy={remove.isPending}
      onClose={onClose}
      onConfirm={() => remove.mutate({ params: { ...params, membershipId: member.membershipId } })}
    >
      <Text size="sm">{mine ? t('leaveExplain') : t('removeExplain', { name: nameOf(member) })}</Text>
    </ConfirmDialog>
  );
}

export function DemoteDialog({ member, onClose }: Props) {
  const t = useTexts(membersTexts);
  const params = useInOrganization();
  const change = useCommand('changeMemberType', { onDone: onClose });
  return (
    <ConfirmDialog
      opened
      title={t('demoteTitle', { name: nameOf(member) })}
      action={t('makeMember')}
      busy={change.isPending}
      onClose={onClose}
      onConfirm={() =>
        change.mutate({
          params: { ...params, membershipId: member.membershipId },
          body: { type: 'member' },
        })
      }
    >
      <Text size="sm">{t('demoteExplain', { name: nameOf(member) })}</Text>
    </ConfirmDialog>
  );
}

export function InvitationLinkDialog({ member, onClose }: Props) {
  const t = useTexts(membersTexts);
  const shared = useTexts(sharedTexts);
  const { dateTime } = useFormat();
  const params = useInOrganization();
  const { data, error } = useQuery({
    ...read('copyInvitationLink', { params: { ...params, invitationId: member.invitation?.id ?? '' } }),
    gcTime: 0,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('linkTitle', { email: member.email })}
      centered
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <Stack>
        <Text size="sm">{t('linkExplain')}</Text>
        {error && <ProblemPanel error={error} />}
        {data && (
          <>
            <CopyField label={t('link')} value={data.url} />
            <Text size="sm" c="dimmed">
              {t('linkUntil', { date: dateTime(data.expiresAt) })}
            </Text>
          </>
        )}
      </Stack>
    </Modal>
  );
}
