import { Box, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import type { ImageView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { HappeningList } from './happening-list.tsx';
import type { ImagePlace } from './restore-revision.ts';
import { RevisionList } from './revision-list.tsx';
import { historyTexts } from './texts.ts';

/** Every saved state, and what happened to the image. */
export function HistoryPanel(props: {
  readonly place: ImagePlace;
  readonly image: ImageView;
  readonly opened: number | null;
  readonly dirty: boolean;
  readonly onOpen: (revision: number | null) => void;
  /** Saves what is unsaved; null: it could not be. */
  readonly save: () => Promise<ImageView | null>;
}) {
  const t = useTexts(historyTexts);
  const [view, setView] = useState<'revisions' | 'happened'>('revisions');
  return (
    <Box h="100%" style={{ overflowY: 'auto' }}>
      <Box p="sm">
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('view')}
          value={view}
          onChange={(value) => setView(value === 'happened' ? 'happened' : 'revisions')}
          data={[
            { value: 'revisions', label: t('revisions') },
            { value: 'happened', label: t('happened') },
          ]}
        />
      </Box>
      {props.image.waived.map(({ by, at, reason }) => (
        <Text key={at} size="sm" px="sm" pb="xs">
          {reason === null ? t('waivedWithout', { name: by.name }) : t('waived', { name: by.name, reason })}
        </Text>
      ))}
      {view === 'revisions' ? <RevisionList {...props} /> : <HappeningList place={props.place} />}
    </Box>
  );
}
