import { Box, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFilterOff, IconPhoto } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ImageFilters, ProjectView } from '../../shared/api/index.ts';
import { read, useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { EmptyState } from '../../shared/ui/index.ts';
import { FilterChips } from './filter-chips.tsx';
import { chipsOf, countOf, nothing } from './filter-query.ts';
import { FolderNav } from './folder-nav.tsx';
import folderClasses from './folders.module.css';
import { ImageList } from './image-list.tsx';
import classes from './images-view.module.css';
import { QuickFilters } from './quick-filters.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { imagesTexts } from './texts.ts';
import { ToolBar } from './tool-bar.tsx';
import { useFilters } from './use-filters.ts';
import type { Shown } from './use-image-list.ts';
import { pageSize, useImageList } from './use-image-list.ts';
import { useSelection } from './use-selection.ts';

/** Folders, filters and the images that they leave. */
export function ImagesView({
  project,
  addImages,
}: {
  readonly project: ProjectView;
  /** For whoever may: the way to the first images. */
  readonly addImages?: ReactNode;
}) {
  const t = useTexts(imagesTexts);
  const { number } = useFormat();
  const params = useInProject();
  const { filters, view, change, show } = useFilters();
  const { data: folders } = useQuery(read('listFolders', { params }));
  const [shown, setShown] = useState<Shown>({ first: 0, last: 0 });
  const { rows, error, hasNextPage, retry } = useImageList(filters, shown);
  const tools = useSelection(rows ?? noRows, JSON.stringify(filters));
  const loaded = rows?.length ?? 0;
  const counted = folders && countOf(filters, folders.rows);
  const every = hasNextPage ? counted && Math.max(counted, loaded + 1) : loaded;
  const count = every ?? loaded + pageSize / 4;
  const words = every === undefined ? loaded : every;
  return (
    <div className={classes['view']}>
      <Box component="nav" aria-label={t('folders')} visibleFrom="md" className={folderClasses['side']}>
        <FolderNav
          mayAssign={project.capabilities.includes('assign-annotators')}
          folders={folders?.rows}
          filters={filters}
          change={change}
        />
      </Box>
      <div className={classes['main']}>
        <ToolBar
          project={project}
          folders={folders?.rows}
          filters={filters}
          view={view}
          change={change}
          show={show}
        />
        <Group justify="space-between" gap="xs" mb="sm" mt={4}>
          <Group gap="sm">
            <QuickFilters project={project} folders={folders?.rows} filters={filters} change={change} />
            <FilterChips project={project} filters={filters} change={change} />
          </Group>
          {rows && (
            <Text size="sm" c="dimmed" role="status">
              {t(every === undefined ? 'countAtLeast' : 'count', { count: words, number: number(words) })}
            </Text>
          )}
        </Group>
        {error && <ProblemPanel error={error} retry={retry} />}
        {!rows && !error && <ListSkeleton view={view} />}
        {rows && loaded === 0 && !hasNextPage && (
          <NothingHere
            project={project}
            filters={filters}
            addImages={addImages}
            clear={() => change(nothing)}
          />
        )}
        {rows && (loaded > 0 || hasNextPage) && (
          <ImageList
            view={view}
            rows={rows}
            count={count}
            filters={filters}
            host={project.side === 'host'}
            tools={tools}
            onShown={setShown}
          />
        )}
        <SelectionBar project={project} filters={filters} tools={tools} every={every} />
      </div>
    </div>
  );
}

const noRows: never[] = [];

function NothingHere({
  project,
  filters,
  addImages,
  clear,
}: {
  readonly project: ProjectView;
  readonly filters: ImageFilters;
  readonly addImages: ReactNode;
  readonly clear: () => void;
}) {
  const t = useTexts(imagesTexts);
  if (chipsOf(filters).length > 0)
    return (
      <EmptyState icon={IconFilterOff} text={t('emptyFiltered')}>
        <Button variant="default" onClick={clear}>
          {t('clearFilters')}
        </Button>
      </EmptyState>
    );
  if (addImages)
    return (
      <EmptyState icon={IconPhoto} text={t('emptyMayUpload')}>
        {addImages}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={IconPhoto}
      text={project.side === 'host' ? t('emptyHost') : t('emptyPartner', { host: project.host.name })}
    />
  );
}

function ListSkeleton({ view }: { readonly view: 'grid' | 'table' }) {
  if (view === 'table')
    return (
      <Stack gap={6}>
        {Array.from({ length: 12 }, (_, index) => (
          <Skeleton key={index} h={30} radius={4} />
        ))}
      </Stack>
    );
  return (
    <div className={classes['skeletons']}>
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} h={200} />
      ))}
    </div>
  );
}
