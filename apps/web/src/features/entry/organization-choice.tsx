import { Anchor, Box, Button, Collapse, Group, Stack, Text, Title } from '@mantine/core';
import { IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery, useCommand, useLogOut, useMe } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { OrganizationChip } from '../../shared/ui/index.ts';
import { CreateOrganization } from './create-organization.tsx';
import classes from './organization-choice.module.css';
import { entryTexts } from './texts.ts';
import { Unverified } from './unverified.tsx';

/** Where to work: organizations of one's own, invitations, or a new one. */
export function OrganizationChoice({ onChoose }: { readonly onChoose: (organizationId: string) => unknown }) {
  const t = useTexts(entryTexts);
  const { account, organizations, invitations } = useMe();
  const queries = useQueryClient();
  const [creating, setCreating] = useState(false);
  const accept = useCommand('acceptListedInvitation', {
    async onDone({ id }) {
      await queries.refetchQueries({ queryKey: meQuery.queryKey });
      await onChoose(id);
    },
  });
  const none = organizations.length === 0;
  const logOut = useLogOut();
  return (
    <Stack>
      <Unverified />
      {invitations.length > 0 && (
        <Box component="section">
          <Title order={2} mb="xs">
            {t('invitations')}
          </Title>
          {invitations.map(({ organizationId, organizationName, invitationId, type }) => (
            <Group key={invitationId} justify="space-between" wrap="nowrap" py={6}>
              <Box miw={0}>
                <OrganizationChip organization={{ id: organizationId, name: organizationName }} />
                <Text size="sm" c="dimmed">
                  {t(`invitedAs_${type}`)}
                </Text>
              </Box>
              <Button
                size="xs"
                loading={accept.isPending}
                onClick={() => accept.mutate({ params: { organizationId, invitationId }, body: {} })}
              >
                {t('accept')}
              </Button>
            </Group>
          ))}
        </Box>
      )}
      {organizations.map((organization) => (
        <Link
          key={organization.id}
          to="/o/$organizationId"
          params={{ organizationId: organization.id }}
          className={classes['choice']}
        >
          <Box miw={0}>
            <OrganizationChip organization={organization} size={28} />
            <Text size="sm" c="dimmed">
              {t(`youAre_${organization.type}`)}
            </Text>
          </Box>
          <IconChevronRight size={18} aria-hidden style={{ flex: 'none' }} />
        </Link>
      ))}
      {none ? (
        <CreateOrganization onDone={onChoose} />
      ) : (
        <Box>
          <Button
            variant="subtle"
            leftSection={<IconPlus size={16} aria-hidden />}
            aria-expanded={creating}
            onClick={() => setCreating(!creating)}
          >
            {t('createOrganization')}
          </Button>
          <Collapse expanded={creating}>
            <Box pt="sm">
              <CreateOrganization onDone={onChoose} />
            </Box>
          </Collapse>
        </Box>
      )}
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {t('loggedInAs', { name: account.name, email: account.email })}
        </Text>
        <Anchor component="button" type="button" size="sm" onClick={() => void logOut()}>
          {t('logOut')}
        </Anchor>
      </Group>
    </Stack>
  );
}
