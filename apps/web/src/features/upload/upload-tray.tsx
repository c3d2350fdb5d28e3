import { ActionIcon, Button, Collapse, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import { NotTakenList } from './not-taken-list.tsx';
import { uploadTexts } from './texts.ts';
import type { Uploads } from './upload-queue.ts';
import classes from './upload.module.css';
import { uploads, useUploads } from './uploads.ts';
import { useNewImages } from './use-new-images.ts';

/** How far the uploads are, and what became of them; it stays while one goes through the project. */
export function UploadTray() {
  const t = useTexts(uploadTexts);
  const shared = useTexts(sharedTexts);
  const { number, time } = useFormat();
  const now = useUploads();
  const [folded, setFolded] = useState(false);
  useNewImages(now);
  if (now.total === 0) return null;
  const { running, sending, failed, refused, heldUntil, progress } = now;
  const Chevron = folded ? IconChevronUp : IconChevronDown;
  return (
    <Paper
      className={classes['tray']}
      component="section"
      aria-label={t('uploads')}
      withBorder
      shadow="md"
      p="sm"
    >
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text size="sm" fw={600} role="status">
            {running
              ? t('running', { done: number(now.done), total: number(now.total) })
              : summaryOf(now, t, number)}
          </Text>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-expanded={!folded}
              aria-label={t(folded ? 'unfold' : 'fold')}
              onClick={() => setFolded(!folded)}
            >
              <Chevron size={16} />
            </ActionIcon>
            {!running && (
              <ActionIcon variant="subtle" color="gray" aria-label={shared('close')} onClick={uploads.clear}>
                <IconX size={16} />
              </ActionIcon>
            )}
          </Group>
        </Group>
        {running && <Progress value={progress * 100} aria-label={t('progress')} transitionDuration={150} />}
        {heldUntil !== null && <Text size="sm">{t('held', { time: time(new Date(heldUntil)) })}</Text>}
        <Collapse expanded={!folded}>
          <Stack gap="xs">
            {sending.map(({ id, name, sent }) => (
              <div key={id}>
                <Text size="sm" truncate>
                  {name}
                </Text>
                <Progress value={sent * 100} size="xs" aria-label={name} transitionDuration={150} />
              </div>
            ))}
            {refused.length > 0 && <NotTakenList files={refused} />}
            {failed.length > 0 && (
              <Text size="sm">{t('failed', { count: failed.length, number: number(failed.length) })}</Text>
            )}
            {(running || failed.length > 0) && (
              <Group justify="flex-end" gap="xs">
                {failed.length > 0 && (
                  <Button size="xs" onClick={uploads.retryFailed}>
                    {t('retry')}
                  </Button>
                )}
                {running && (
                  <Button size="xs" variant="default" onClick={uploads.cancel}>
                    {t('cancel')}
                  </Button>
                )}
              </Group>
            )}
          </Stack>
        </Collapse>
      </Stack>
    </Paper>
  );
}

function summaryOf(
  { done, refused, failed, cancelled }: Uploads,
  t: ReturnType<typeof useTexts<typeof uploadTexts.key>>,
  number: (value: number) => string,
): string {
  const parts = [
    ['uploaded', done] as const,
    ['refused', refused.length] as const,
    ['failed', failed.length] as const,
    ['cancelled', cancelled] as const,
  ];
  return parts
    .filter(([key, count]) => count > 0 || key === 'uploaded')
    .map(([key, count]) => t(key, { count, number: number(count) }))
    .join(', ');
}
