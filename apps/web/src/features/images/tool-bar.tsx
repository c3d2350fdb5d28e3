import { ActionIcon, Drawer, Group, Indicator, SegmentedControl, Stack, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconFolder, IconLayoutGrid, IconTable } from '@tabler/icons-react';
import type { ImageFilters, ProjectView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import { FilterFields } from './filter-fields.tsx';
import type { FolderCounts } from './filter-query.ts';
import { chipsOf } from './filter-query.ts';
import { FolderNav } from './folder-nav.tsx';
import classes from './images-view.module.css';
import { SearchField } from './search-field.tsx';
import { imagesTexts } from './texts.ts';
import type { ChangeFilters } from './use-filters.ts';

/** Search, filters and the way of showing; stays at the top while the list scrolls. */
export function ToolBar({
  project,
  folders,
  filters,
  view,
  change,
  show,
}: {
  readonly project: ProjectView;
  readonly folders: readonly FolderCounts[] | undefined;
  readonly filters: ImageFilters;
  readonly view: 'grid' | 'table';
  readonly change: ChangeFilters;
  readonly show: (view: 'grid' | 'table') => void;
}) {
  const t = useTexts(imagesTexts);
  const shared = useTexts(sharedTexts);
  const [foldersShown, showFolders] = useDisclosure();
  const [fieldsShown, showFields] = useDisclosure();
  const close = { 'aria-label': shared('close') };
  const narrowed = chipsOf(filters).some(({ kind }) => kind !== 'folder' && kind !== 'search');
  return (
    <div className={classes['toolBar']}>
      <Group gap="xs" wrap="nowrap">
        <ActionIcon
          hiddenFrom="md"
          variant="default"
          size={36}
          aria-label={t('folders')}
          onClick={showFolders.open}
        >
          <IconFolder size={18} />
        </ActionIcon>
        <SearchField search={filters.search ?? ''} change={change} />
        <Group visibleFrom="md" gap="xs" wrap="nowrap">
          <FilterFields project={project} filters={filters} change={change} />
        </Group>
        <Indicator hiddenFrom="md" disabled={!narrowed} offset={4}>
          <ActionIcon variant="default" size={36} aria-label={t('filters')} onClick={showFields.open}>
            <IconAdjustmentsHorizontal size={18} />
          </ActionIcon>
        </Indicator>
        <SegmentedControl
          ml="auto"
          size="xs"
          aria-label={t('view')}
          value={view}
          onChange={show}
          data={[
            { value: 'grid' as const, label: <ViewLabel icon={IconLayoutGrid} words={t('grid')} /> },
            { value: 'table' as const, label: <ViewLabel icon={IconTable} words={t('table')} /> },
          ]}
        />
      </Group>
      <Drawer
        opened={foldersShown}
        onClose={showFolders.close}
        title={t('folders')}
        size="xs"
        closeButtonProps={close}
      >
        <FolderNav
          mayAssign={project.capabilities.includes('assign-annotators')}
          folders={folders}
          filters={filters}
          change={change}
          onChosen={showFolders.close}
        />
      </Drawer>
      <Drawer
        opened={fieldsShown}
        onClose={showFields.close}
        title={t('filters')}
        position="right"
        size="xs"
        closeButtonProps={close}
      >
        <Stack>
          <FilterFields project={project} filters={filters} change={change} stacked />
        </Stack>
      </Drawer>
    </div>
  );
}

function ViewLabel({ icon: Icon, words }: { readonly icon: typeof IconTable; readonly words: string }) {
  return (
    <span className={classes['viewLabel']} title={words}>
      <Icon size={16} aria-hidden />
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}
