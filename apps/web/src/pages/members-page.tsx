import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { InviteDialog, Members, membersTexts } from '../features/members/index.ts';
import { useInOrganization } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { Page } from '../shared/ui/index.ts';

export function MembersPage() {
  const t = useTexts(membersTexts);
  const params = useInOrganization();
  const { search = '' } = useSearch({ strict: false });
  const navigate = useNavigate();
  const [inviting, setInviting] = useState(false);
  return (
    <Page
      title={t('title')}
      actions={
        <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
          {t('invite')}
        </Button>
      }
    >
      <Members
        search={search}
        onSearch={(next) =>
          navigate({
            to: '/o/$organizationId/members',
            params,
            search: next ? { search: next } : {},
            replace: true,
          })
        }
        onLeft={() => navigate({ to: '/' })}
      />
      <InviteDialog opened={inviting} onClose={() => setInviting(false)} />
    </Page>
  );
}
