import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Ref } from 'react';
import { useState } from 'react';
import { read, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { peopleTexts } from './texts.ts';

export type Candidate = { readonly membershipId: string; readonly name: string };
/** The API lists at most so many at once. */
const mostFound = 50;

/** Whom to add: several people of one organization, searched by name. */
export function CandidatesField({
  organization,
  chosen,
  onChange,
  error,
  ref,
}: {
  readonly organization: string;
  readonly chosen: readonly Candidate[];
  readonly onChange: (chosen: readonly Candidate[]) => void;
  readonly error: string | undefined;
  readonly ref: Ref<HTMLInputElement>;
}) {
  const t = useTexts(peopleTexts);
  const params = useInProject();
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 200);
  const { data } = useQuery({
    ...read('findCandidates', { params, query: { search: asked } }),
    placeholderData: keepPreviousData,
  });
  const found = data?.rows ?? [];
  const others = chosen.filter(({ membershipId }) => !found.some((one) => one.membershipId === membershipId));
  const people = [...found, ...others];
  const nothing = found.length > 0 ? 'nobodyElse' : asked === '' ? 'nobodyLeft' : 'nobodyFound';
  return (
    <MultiSelect
      ref={ref}
      label={t('who')}
      description={
        found.length === mostFound ? t('firstOnly', { count: mostFound }) : t('whoHint', { organization })
      }
      placeholder={chosen.length === 0 ? t('searchName') : undefined}
      data={people.map(({ membershipId, name }) => ({ value: membershipId, label: name }))}
      value={chosen.map(({ membershipId }) => membershipId)}
      onChange={(ids) => onChange(people.filter(({ membershipId }) => ids.includes(membershipId)))}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      // The server has searched already.
      filter={({ options }) => options}
      hidePickedOptions
      nothingFoundMessage={data && t(nothing, { organization })}
      error={error}
      required
      comboboxProps={{ shadow: 'md' }}
      data-autofocus
    />
  );
}
