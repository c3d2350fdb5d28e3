import { Button, Group, Text } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconDeviceDesktop, IconLoader } from '@tabler/icons-react';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { useNow } from '../../shared/time/index.ts';
import type { ImageWork } from './image-work.ts';
import { workTexts } from './texts.ts';
import type { SaveWord, WorkState } from './work-state.ts';
import { mayEdit, saveWord } from './work-state.ts';

const icons: Readonly<Record<SaveWord, typeof IconCloudCheck>> = {
  nothing: IconCloudCheck,
  saved: IconCloudCheck,
  saving: IconLoader,
  notSaved: IconDeviceDesktop,
  offline: IconCloudOff,
  elsewhere: IconDeviceDesktop,
};

/** Where the work is: saved, on its way, or kept on this computer; in words. */
export function WorkStatus({ work, state }: { readonly work: ImageWork; readonly state: WorkState }) {
  const t = useTexts(workTexts);
  const { ago } = useFormat();
  const now = useNow(5_000);
  const word = saveWord(state);
  const unsaved = word === 'notSaved' || word === 'offline';
  const quiet = word === 'nothing' && !mayEdit(state);
  const Icon = icons[word];
  // A moment ago rather than in a moment, where the clock ticks more seldom than one saves.
  const saved = new Date(Math.min(state.savedAt ?? now, now));
  return (
    <Group gap={8} wrap="nowrap" miw={0}>
      <Icon size={16} aria-hidden style={{ flex: 'none' }} />
      <Text size="sm" role="status" c={unsaved ? 'var(--status-waiting_for_review)' : undefined}>
        {t(quiet ? 'readOnly' : `word_${word}`, { ago: ago(saved, new Date(now)) })}
      </Text>
      {unsaved && mayEdit(state) && (
        <Button size="compact-xs" variant="light" onClick={() => void work.save()} style={{ flex: 'none' }}>
          {t('saveNow')}
        </Button>
      )}
    </Group>
  );
}
