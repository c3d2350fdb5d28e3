import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconEye, IconRestore } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImageView } from '../../shared/api/index.ts';
import { readPages } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { ConfirmDialog, ShowMore } from '../../shared/ui/index.ts';
import classes from './history.module.css';
import type { ImagePlace } from './restore-revision.ts';
import { useRestoring } from './restore-revision.ts';
import { historyTexts } from './texts.ts';

/** Saved states, newest first: to look at, and to restore. */
export function RevisionList({
  place,
  image,
  opened,
  dirty,
  onOpen,
  save,
}: {
  readonly place: ImagePlace;
  readonly image: ImageView;
  readonly opened: number | null;
  readonly dirty: boolean;
  readonly onOpen: (revision: number | null) => void;
  readonly save: () => Promise<ImageView | null>;
}) {
  const t = useTexts(historyTexts);
  const { ago, dateTime } = useFormat();
  const revisions = useInfiniteQuery(readPages('listRevisions', { params: place }));
  const { data, error, refetch } = revisions;
  const [asked, setAsked] = useState<number | null>(null);
  const { restore, busy } = useRestoring(place, save, () => {
    setAsked(null);
    onOpen(null);
  });
  if (error && !data) return <ProblemPanel error={error} retry={refetch} />;
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      {data && rows.length === 0 && (
        <Text size="sm" c="dimmed" p="md" ta="center">
          {t('noRevisions')}
        </Text>
      )}
      {rows.map(({ revision, savedBy, savedAt, annotations, correction }) => {
        const current = revision === image.revision;
        return (
          <div key={revision} className={classes['row']} data-opened={opened === revision}>
            <div className={classes['what']}>
              <Group gap={6}>
                <Text size="sm" fw={600}>
                  {t('revision', { revision })}
                </Text>
                {current && (
                  <Text span size="xs" c="dimmed">
                    {t('current')}
                  </Text>
                )}
                {correction && (
                  <Text span size="xs" fw={600} c="var(--status-waiting_for_review)">
                    {t('correction')}
                  </Text>
                )}
              </Group>
              <Text size="xs" c="dimmed">
                {savedBy.name} ·{' '}
                <time dateTime={savedAt} title={dateTime(savedAt)}>
                  {ago(savedAt)}
                </time>{' '}
                · {t('annotations', { count: annotations })}
              </Text>
            </div>
            {!current && (
              <Tooltip label={t('look')}>
                <ActionIcon
                  variant={opened === revision ? 'filled' : 'subtle'}
                  color={opened === revision ? undefined : 'gray'}
                  aria-label={t('lookAt', { revision })}
                  aria-pressed={opened === revision}
                  onClick={() => onOpen(opened === revision ? null : revision)}
                >
                  <IconEye size={16} />
                </ActionIcon>
              </Tooltip>
            )}
            {!current && image.mayChange && (
              <Tooltip label={t('restore')}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('restoreOne', { revision })}
                  onClick={() => setAsked(revision)}
                >
                  <IconRestore size={16} />
                </ActionIcon>
              </Tooltip>
            )}
          </div>
        );
      })}
      <ShowMore pages={revisions} />
      <ConfirmDialog
        opened={asked !== null}
        title={t('restoreTitle', { revision: asked ?? 0 })}
        action={t('restore')}
        danger={false}
        busy={busy}
        onClose={() => setAsked(null)}
        onConfirm={() => asked !== null && void restore(asked)}
      >
        <Text size="sm">{t('restoreText')}</Text>
        {dirty && <Text size="sm">{t('restoreUnsaved')}</Text>}
      </ConfirmDialog>
    </>
  );
}
