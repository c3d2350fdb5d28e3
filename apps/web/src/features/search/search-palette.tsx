import { Modal, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useId, useState } from 'react';
import { useTexts } from '../../shared/i18n/index.ts';
import type { Found, Place } from './found.ts';
import { stepIn } from './found.ts';
import { FoundList } from './found-list.tsx';
import classes from './search.module.css';
import { searchTexts } from './texts.ts';
import { useFound } from './use-found.ts';

/** Goes anywhere by name: typed, chosen with the arrows, opened with Enter. */
export function SearchPalette({
  places,
  projectId,
  onClose,
}: {
  readonly places: readonly Place[];
  /** Whose images are looked through too. */
  readonly projectId: string | undefined;
  readonly onClose: () => void;
}) {
  const t = useTexts(searchTexts);
  const navigate = useNavigate();
  const list = useId();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState(0);
  const { found, settled, failed } = useFound(words, places, projectId);
  const active = Math.min(chosen, Math.max(0, found.length - 1));
  const optionId = (index: number) => `${list}-${index}`;
  const open = ({ to, params }: Found) => {
    onClose();
    void navigate({ to, params } as LinkProps);
  };
  const step = (by: 1 | -1) => {
    const next = stepIn(found.length, active, by);
    setChosen(next);
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and arrows belong to whoever still composes a Japanese word.
    if (event.nativeEvent.isComposing) return;
    const one = found[active];
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Enter' && one) open(one);
    else return;
    event.preventDefault();
  };
  const none = settled && found.length === 0;
  const hint = t(projectId === undefined ? 'hint' : 'hintInProject');
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={560}
      yOffset="10dvh"
      aria-label={t('title')}
    >
      <TextInput
        data-autofocus
        type="search"
        size="md"
        variant="unstyled"
        className={classes['field']}
        aria-label={hint}
        placeholder={hint}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={words}
        onChange={({ currentTarget: { value } }) => {
          setWords(value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? optionId(active) : undefined}
        autoComplete="off"
      />
      <FoundList id={list} found={found} active={active} optionId={optionId} onOpen={open} />
      <Text size="sm" c="dimmed" className={classes['foot']}>
        <span role="status">
          {failed ? t('failed') : none ? t('nothing') : settled && t('found', { count: found.length })}
        </span>
        <span aria-hidden className={classes['keys']}>
          {t('keys')}
        </span>
      </Text>
    </Modal>
  );
}
