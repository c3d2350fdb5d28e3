import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../shared/i18n/index.ts';
import { imagesTexts } from './texts.ts';
import type { ChangeFilters } from './use-filters.ts';

/** Part of a name; the list follows a moment after the typing. */
export function SearchField({ search, change }: { readonly search: string; readonly change: ChangeFilters }) {
  const t = useTexts(imagesTexts);
  const [typed, setTyped] = useState({ text: search, from: search });
  // Changed from elsewhere, such as by a chip that was taken away.
  const text = typed.from === search || typed.text.trim() === search ? typed.text : search;
  const tell = useDebouncedCallback((value: string) => change({ search: value || undefined }), 300);
  const type = (value: string) => {
    setTyped({ text: value, from: search });
    tell(value.trim());
  };
  return (
    <TextInput
      type="search"
      size="sm"
      flex={1}
      miw={110}
      maw={{ md: 260 }}
      aria-label={t('search')}
      placeholder={t('searchPlaceholder')}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text && <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => type('')} />}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
