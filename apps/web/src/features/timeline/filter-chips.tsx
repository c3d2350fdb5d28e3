import { Button, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import { timelineTexts } from './texts.ts';
import type { PersonName } from './timeline-filters.tsx';
import type { TimelineSearch } from './timeline-search.ts';
import { filtersIn } from './timeline-search.ts';

/** The filters that are on; each goes off with a click. */
export function FilterChips({
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
  const { actor, kind, side, imageId } = filtersIn(search);
  const person = people.find(({ accountId }) => accountId === actor)?.name ?? t('formerPerson');
  const chip = (name: keyof TimelineSearch, what: string, value: string) => ({ name, what, value });
  const chips = [
    ...(actor ? [chip('actor', t('person'), person)] : []),
    ...(kind ? [chip('kind', t('kind'), t(`kind_${kind}`))] : []),
    ...(side ? [chip('side', t('side'), shared(`side_${side}`))] : []),
    ...(imageId ? [chip('image', t('image'), imageName ?? t('oneImage'))] : []),
  ];
  if (chips.length === 0) return null;
  return (
    <Group gap="xs" role="group" aria-label={t('activeFilters')}>
      {chips.map(({ name, what, value }) => (
        <Button
          key={name}
          size="compact-sm"
          radius="xl"
          variant="light"
          maw="calc(100vw - 32px)"
          rightSection={<IconX size={14} aria-hidden />}
          aria-label={t('remove', { what, value })}
          onClick={() => onChange({ ...search, [name]: undefined })}
        >
          {value}
        </Button>
      ))}
      {chips.length > 1 && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onChange({})}>
          {t('clear')}
        </Button>
      )}
    </Group>
  );
}
