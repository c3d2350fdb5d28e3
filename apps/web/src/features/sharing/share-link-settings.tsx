import { Box, Button, Group, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShareLinkView } from '../../shared/api/index.ts';
import { read, useCommand, useInOrganization, useInProject, useMe } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { ProblemPanel, tellDone } from '../../shared/problems/index.ts';
import { ConfirmDialog, Consequences, CopyField, TextLink } from '../../shared/ui/index.ts';
import { LinkDialog } from './link-dialog.tsx';
import { LinkHistory } from './link-history.tsx';
import { LinkTermsList } from './link-terms.tsx';
import { sharingTexts } from './texts.ts';
import { useRevocationLines } from './use-revocation-lines.ts';

/** The share link: on or off, its terms, and what happened with it. */
export function ShareLinkSettings() {
  const params = useInProject();
  const { data: link, error, refetch } = useQuery(read('getShareLink', { params }));
  if (error && !link) return <ProblemPanel error={error} retry={refetch} />;
  if (!link) return <Skeleton h={64} />;
  return (
    <Stack>
      <LinkSwitch link={link} />
      <LinkHistory />
    </Stack>
  );
}

function LinkSwitch({ link }: { readonly link: ShareLinkView }) {
  const t = useTexts(sharingTexts);
  const params = useInProject();
  const [asked, setAsked] = useState<'link' | 'revocation'>();
  const close = () => setAsked(undefined);
  const lines = useRevocationLines(link);
  const revocation = useCommand('revokeShareLink', {
    onDone() {
      close();
      tellDone(t('revoked'));
    },
  });
  return (
    <>
      <Box>
        <Switch
          label={t('allow')}
          description={t('allowText')}
          checked={link.on}
          onChange={() => setAsked(link.on ? 'revocation' : 'link')}
        />
        <Text size="xs" c="dimmed" mt={4} pl={51} component="div">
          <SingleHint />
        </Text>
      </Box>
      {link.on && (
        <Stack gap="sm">
          {link.url && <CopyField label={t('link')} value={link.url} />}
          <LinkTermsList link={link} />
          <Group>
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} aria-hidden />}
              onClick={() => setAsked('link')}
            >
              {t('replace')}
            </Button>
          </Group>
        </Stack>
      )}
      <LinkDialog link={link} opened={asked === 'link'} onClose={close} />
      <ConfirmDialog
        opened={asked === 'revocation'}
        title={t('revokeTitle')}
        action={t('revokeAction')}
        busy={revocation.isPending}
        onConfirm={() => revocation.mutate({ params })}
        onClose={close}
      >
        <Consequences lines={lines} />
      </ConfirmDialog>
    </>
  );
}

/** Whoever works alone needs no link: they can be invited. */
function SingleHint() {
  const t = useTexts(sharingTexts);
  const params = useInOrganization();
  const owner = useMe().organizations.some(
    ({ id, type }) => id === params.organizationId && type === 'owner',
  );
  if (!owner) return t('singleText');
  return (
    <TextLink inherit underline="always" to="/o/$organizationId/members" params={params}>
      {t('single')}
    </TextLink>
  );
}
