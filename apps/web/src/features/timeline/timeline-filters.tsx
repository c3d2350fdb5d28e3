import { Button, Group, NativeSelect, Popover, Select, Stack } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { sides } from '@tandem/rules';
import { useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import { FilterChips } from './filter-chips.tsx';
import { timelineTexts } from './texts.ts';
import type { TimelineSearch } from './timeline-search.ts';
import { kinds } from './timeline-search.ts';

export type PersonName = { readonly accountId: string; readonly name: string };

/** A button to choose filters, and a chip for each that is on; they stand in the address. */
export function TimelineFilters({
  search,
  people,
  imageName,
  onChange,
}: {
  readonly search: TimelineSearch;
  readonly people: readonly PersonName[];
  readonly imageName: string | undefined;
  readonly onChange: (search: TimelineSearch) => void;
}) {
  const t = useTexts(timelineTexts);
  const shared = useTexts(sharedTexts);
  const any = { value: '', label: t('any') };
  const change = (part: TimelineSearch) => onChange({ ...search, ...part });
  return (
    <Group gap="xs">
      <Popover position="bottom-start" width={280} trapFocus returnFocus withArrow>
        <Popover.Target>
          <Button variant="default" size="sm" leftSection={<IconFilter size={16} aria-hidden />}>
            {t('filter')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="sm">
            <Select
              label={t('person')}
              placeholder={t('any')}
              searchable
              clearable
              openOnFocus={false}
              comboboxProps={{ withinPortal: false }}
              data={people.map(({ accountId, name }) => ({ value: accountId, label: name }))}
              value={search.actor ?? null}
              onChange={(actor) => change({ actor: actor ?? undefined })}
            />
            <NativeSelect
              label={t('kind')}
              data={[any, ...kinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))]}
              value={search.kind ?? ''}
              onChange={({ currentTarget }) => change({ kind: currentTarget.value || undefined })}
            />
            <NativeSelect
              label={t('side')}
              data={[any, ...sides.map((side) => ({ value: side, label: shared(`side_${side}`) }))]}
              value={search.side ?? ''}
              onChange={({ currentTarget }) =>
                change({ side: sides.find((known) => known === currentTarget.value) })
              }
            />
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <FilterChips search={search} people={people} imageName={imageName} onChange={onChange} />
    </Group>
  );
}
