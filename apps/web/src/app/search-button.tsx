import { ActionIcon } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTexts } from '../shared/i18n/index.ts';
import { useOpenSearch } from './open-search.ts';
import { appTexts } from './texts.ts';

export function SearchButton() {
  const t = useTexts(appTexts);
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={t('search')}
      title={t('search')}
      aria-keyshortcuts="Control+K Meta+K"
      onClick={useOpenSearch()}
    >
      <IconSearch size={18} aria-hidden />
    </ActionIcon>
  );
}
