import { Button, Group, Pill } from '@mantine/core';
import type { ImageFilters, ProjectView } from '../../shared/api/index.ts';
import { useMe } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import type { FilterChip } from './filter-query.ts';
import { chipKey, chipsOf, nothing, withoutChip } from './filter-query.ts';
import { imagesTexts } from './texts.ts';
import type { ChangeFilters } from './use-filters.ts';
import { usePeople } from './use-people.ts';

/** What narrows the list, each with a button that takes it away. */
export function FilterChips({
  project,
  filters,
  change,
}: {
  readonly project: ProjectView;
  readonly filters: ImageFilters;
  readonly change: ChangeFilters;
}) {
  const t = useTexts(imagesTexts);
  const wordsOf = useChipWords(project);
  const chips = chipsOf(filters);
  if (chips.length === 0) return null;
  return (
    <Group gap={6} role="group" aria-label={t('chips')} miw={0}>
      {chips.map((chip) => (
        <Pill
          key={chipKey(chip)}
          size="md"
          withRemoveButton
          maw={280}
          removeButtonProps={{
            'aria-label': t('remove', { filter: wordsOf(chip) }),
            'aria-hidden': false,
            tabIndex: 0,
          }}
          onRemove={() => change(withoutChip(filters, chip))}
        >
          {wordsOf(chip)}
        </Pill>
      ))}
      <Button variant="subtle" size="compact-sm" onClick={() => change(nothing)}>
        {t('clearFilters')}
      </Button>
    </Group>
  );
}

function useChipWords(project: ProjectView): (chip: FilterChip) => string {
  const t = useTexts(imagesTexts);
  const shared = useTexts(sharedTexts);
  const { account } = useMe();
  const people = usePeople() ?? [];
  const assignee = (value: string) => {
    if (value === 'me' || value === account.id) return t('me');
    if (value === 'nobody') return t('nobody');
    return people.find(({ accountId }) => accountId === value)?.name ?? t('unknownPerson');
  };
  return (chip) => {
    switch (chip.kind) {
      case 'status':
        return shared(`status_${chip.status}`);
      case 'folder':
        return t(chip.within ? 'chipFolderWithin' : 'chipFolder', { folder: chip.folder || t('topFolder') });
      case 'assignee':
        return t('chipAssignee', { name: assignee(chip.value) });
      case 'entrustedTo': {
        const partner = project.partners.find(({ collaborationId }) => collaborationId === chip.value);
        return t('chipEntrusted', { name: partner?.name ?? t('ownSide') });
      }
      case 'search':
        return t('chipSearch', { text: chip.value });
    }
  };
}
