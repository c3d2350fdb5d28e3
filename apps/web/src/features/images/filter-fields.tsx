import { Button, Checkbox, Popover, Select, Stack } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ImageFilters, ProjectView } from '../../shared/api/index.ts';
import { useMe } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { StatusMark } from '../../shared/ui/index.ts';
import { statusesOf, withStatus } from './filter-query.ts';
import { imagesTexts } from './texts.ts';
import type { ChangeFilters } from './use-filters.ts';
import { usePeople } from './use-people.ts';

type Fields = {
  readonly project: ProjectView;
  readonly filters: ImageFilters;
  readonly change: ChangeFilters;
  /** In a drawer, below each other and with their names above. */
  readonly stacked?: boolean;
};
const any = 'any';

/** Status, assignee, entrusted to, sort. */
export function FilterFields({ project, filters, change, stacked = false }: Fields) {
  const t = useTexts(imagesTexts);
  const { account } = useMe();
  const people = usePeople() ?? [];
  const named = (label: string) => (stacked ? { label } : { 'aria-label': label, w: 150 });
  const anything = (label: string, chosen: string) => ({ value: any, label: stacked ? chosen : `${label}` });
  return (
    <>
      {stacked ? (
        <StatusChoice project={project} filters={filters} change={change} stacked />
      ) : (
        <Popover position="bottom-start" trapFocus returnFocus>
          <Popover.Target>
            <Button
              variant="default"
              size="sm"
              fw={400}
              rightSection={<IconChevronDown size={14} aria-hidden />}
            >
              {t('status')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <StatusChoice project={project} filters={filters} change={change} />
          </Popover.Dropdown>
        </Popover>
      )}
      <Select
        {...named(t('assignee'))}
        size="sm"
        searchable={people.length > 8}
        allowDeselect={false}
        data={[
          anything(t('assignee'), t('anybody')),
          { value: 'me', label: t('me') },
          { value: 'nobody', label: t('nobody') },
          ...people
            .filter(({ accountId }) => accountId !== account.id)
            .map(({ accountId, name }) => ({ value: accountId, label: name })),
        ]}
        value={filters.assignee ?? any}
        onChange={(value) => change({ assignee: value === any || !value ? undefined : value })}
        comboboxProps={{ width: 220, position: 'bottom-start' }}
      />
      {project.side === 'host' && project.partners.length > 0 && (
        <Select
          {...named(t('entrustedTo'))}
          size="sm"
          allowDeselect={false}
          data={[
            anything(t('entrustedTo'), t('anyEntrustment')),
            { value: 'nobody', label: t('ownSide') },
            ...project.partners.map(({ collaborationId, name }) => ({
              value: collaborationId,
              label: name,
            })),
          ]}
          value={filters.entrustedTo ?? any}
          onChange={(value) => change({ entrustedTo: value === any || !value ? undefined : value })}
          comboboxProps={{ width: 220, position: 'bottom-start' }}
        />
      )}
      <Select
        {...named(t('sort'))}
        size="sm"
        allowDeselect={false}
        data={(['name', 'newest', 'changed'] as const).map((value) => ({
          value,
          label: t(`sort_${value}`),
        }))}
        value={filters.sort ?? 'name'}
        onChange={(value) => change({ sort: value === 'newest' || value === 'changed' ? value : undefined })}
        comboboxProps={{ width: 200, position: 'bottom-start' }}
      />
    </>
  );
}

function StatusChoice({ project, filters, change, stacked = false }: Fields) {
  const t = useTexts(imagesTexts);
  return (
    <Checkbox.Group
      {...(stacked ? { label: t('status') } : { 'aria-label': t('status') })}
      value={filters.status ?? []}
    >
      <Stack gap="xs" mt={stacked ? 'xs' : 0}>
        {statusesOf(project.shared).map((status) => (
          <Checkbox
            key={status}
            value={status}
            size="sm"
            label={<StatusMark status={status} />}
            onChange={(event) => change(withStatus(filters, status, event.currentTarget.checked))}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
