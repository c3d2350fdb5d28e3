import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useCommand, useInOrganization } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import { readAddresses } from './addresses.ts';
import { membersTexts } from './texts.ts';

/** Several addresses at once; who is there already is named afterwards. */
export function InviteDialog({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const t = useTexts(membersTexts);
  const shared = useTexts(sharedTexts);
  const { list } = useFormat();
  const params = useInOrganization();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { addresses: '', type: 'member' as 'member' | 'owner' },
    validate: {
      addresses(text) {
        const { addresses, wrong } = readAddresses(text);
        if (wrong.length > 0) return t('notAnAddress', { list: list(wrong) });
        if (addresses.length === 0) return t('none');
        return addresses.length > 100 ? t('tooMany') : null;
      },
    },
  });
  const invite = useCommand('inviteMembers', {
    onDone({ invited, skipped }) {
      const named = (why: 'member' | 'invited') =>
        list(skipped.filter((one) => one.why === why).map(({ email }) => email));
      const lines = [
        ...(named('member') ? [t('skippedMember', { list: named('member') })] : []),
        ...(named('invited') ? [t('skippedInvited', { list: named('invited') })] : []),
      ];
      notifications.show({
        title: t('invited', { count: invited.length }),
        message: lines.join(' · '),
        autoClose: lines.length > 0 ? 12_000 : 5_000,
      });
      form.reset();
      onClose();
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('inviteTitle')}
      centered
      closeButtonProps={{ 'aria-label': shared('close') }}
    >
      <form
        onSubmit={form.onSubmit(({ addresses, type }) =>
          invite.mutate({ params, body: { emails: [...readAddresses(addresses).addresses], type } }),
        )}
      >
        <Stack>
          <Textarea
            label={t('addresses')}
            description={t('addressesHint')}
            autosize
            minRows={3}
            maxRows={10}
            data-autofocus
            key={form.key('addresses')}
            {...form.getInputProps('addresses')}
          />
          <Radio.Group label={t('inviteAs')} key={form.key('type')} {...form.getInputProps('type')}>
            <Stack gap="xs" mt="xs">
              <Radio value="member" label={shared('type_member')} description={t('memberExplained')} />
              <Radio value="owner" label={shared('type_owner')} description={t('ownerExplained')} />
            </Stack>
          </Radio.Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {shared('cancel')}
            </Button>
            <Button type="submit" loading={invite.isPending}>
              {t('sendInvitations')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
