import { Button, Group, Text } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImageView } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { tellProblem } from '../../shared/problems/index.ts';
import { useNow } from '../../shared/time/index.ts';
import { ConfirmDialog } from '../../shared/ui/index.ts';
import { moveTexts } from './texts.ts';

/** Who is on the image: I, for how long; or somebody else, and whether I may take over. */
export function ClaimState({
  image,
  onTakeOver,
}: {
  readonly image: ImageView;
  readonly onTakeOver: () => Promise<unknown>;
}) {
  const t = useTexts(moveTexts);
  const { lasting, time } = useFormat();
  const now = useNow(10_000);
  const { claim } = image;
  if (!claim) return null;
  const left = new Date(claim.until).getTime() - now;
  if (left <= 0) return null;
  return (
    <Group gap={6} wrap="nowrap" miw={0}>
      <IconUser size={14} aria-hidden style={{ flex: 'none' }} />
      <Text
        size="sm"
        truncate
        title={claim.mine ? t('claimMineTitle', { until: time(claim.until) }) : undefined}
      >
        {claim.mine
          ? t('claimMine', { time: lasting(Math.max(1, Math.floor(left / 60_000)) * 60_000) })
          : t('claimTheirs', { name: claim.by.name })}
      </Text>
      {claim.mayTakeOver && <TakeOver name={claim.by.name} onTakeOver={onTakeOver} />}
    </Group>
  );
}

/** Taking over is asked for, since it stops somebody's work. */
export function TakeOver({
  name,
  onTakeOver,
}: {
  readonly name: string;
  readonly onTakeOver: () => Promise<unknown>;
}) {
  const t = useTexts(moveTexts);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    await onTakeOver().catch(tellProblem);
    setBusy(false);
    setAsked(false);
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setAsked(true)} style={{ flex: 'none' }}>
        {t('takeOver')}
      </Button>
      <ConfirmDialog
        opened={asked}
        title={t('takeOverTitle')}
        action={t('takeOver')}
        danger={false}
        busy={busy}
        onConfirm={() => void take()}
        onClose={() => setAsked(false)}
      >
        <Text size="sm">{t('takeOverText', { name })}</Text>
        <Text size="sm" c="dimmed">
          {t('takeOverRecorded')}
        </Text>
      </ConfirmDialog>
    </>
  );
}
