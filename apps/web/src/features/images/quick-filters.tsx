import { Button, Group, Text } from '@mantine/core';
import type { Status } from '@tandem/rules';
import type { ImageFilters, ProjectView } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import type { FolderCounts } from './filter-query.ts';
import { countOf, reviewStage } from './filter-query.ts';
import { imagesTexts } from './texts.ts';
import type { ChangeFilters } from './use-filters.ts';

/** What waits for the reader, one press away. */
export function QuickFilters({
  project,
  folders,
  filters,
  change,
}: {
  readonly project: ProjectView;
  readonly folders: readonly FolderCounts[] | undefined;
  readonly filters: ImageFilters;
  readonly change: ChangeFilters;
}) {
  const t = useTexts(imagesTexts);
  const shared = useTexts(sharedTexts);
  const { number } = useFormat();
  const byStatus = (words: string, status: Status) => {
    const on = filters.status?.length === 1 && filters.status[0] === status;
    return {
      words,
      on,
      count: folders && countOf({ status: [status] }, folders),
      changed: { status: on ? undefined : [status] },
    };
  };
  const mine = filters.assignee === 'me';
  const choices = [
    ...(project.capabilities.includes('review-images')
      ? [byStatus(t('toReview'), reviewStage(project.side, project.shared))]
      : []),
    byStatus(shared('status_waiting_for_change'), 'waiting_for_change'),
    { words: t('mine'), on: mine, count: undefined, changed: { assignee: mine ? undefined : 'me' } },
  ];
  return (
    <Group gap={6} role="group" aria-label={t('quickFilters')}>
      {choices.map(({ words, on, count, changed }) => (
        <Button
          key={words}
          size="compact-sm"
          variant={on ? 'light' : 'default'}
          fw={on ? 600 : 400}
          aria-pressed={on}
          onClick={() => change(changed)}
          rightSection={
            count !== undefined && (
              <Text span size="xs" fw={600} c={count > 0 ? undefined : 'dimmed'}>
                {number(count)}
              </Text>
            )
          }
        >
          {words}
        </Button>
      ))}
    </Group>
  );
}
