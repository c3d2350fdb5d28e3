import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { MemberView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { membersTexts } from './texts.ts';

export type MemberAction = 'makeOwner' | 'makeMember' | 'remove' | 'leave' | 'resend' | 'copyLink' | 'cancel';

/** What an owner may do with a member or an invitation; the last owner's own limits are the server's to say. */
export function actionsFor(member: MemberView, myAccount: string): readonly MemberAction[] {
  if (member.status === 'pending')
    return member.invitation?.expired ? ['resend', 'cancel'] : ['resend', 'copyLink', 'cancel'];
  const change: MemberAction = member.type === 'owner' ? 'makeMember' : 'makeOwner';
  return [change, member.accountId === myAccount ? 'leave' : 'remove'];
}

export function MemberMenu({
  member,
  myAccount,
  onAction,
}: {
  readonly member: MemberView;
  readonly myAccount: string;
  readonly onAction: (action: MemberAction) => unknown;
}) {
  const t = useTexts(membersTexts);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('actionsFor', { name: member.name ?? member.email })}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actionsFor(member, myAccount).map((action) => (
          <Menu.Item
            key={action}
            {...(['remove', 'leave', 'cancel'].includes(action) ? { color: 'red' } : {})}
            onClick={() => void onAction(action)}
          >
            {t(action)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
