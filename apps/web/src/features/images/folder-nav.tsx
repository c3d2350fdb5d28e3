import { ActionIcon, Box, Group, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ImageFilters } from '../../shared/api/index.ts';
import { useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { StatusBar } from '../../shared/ui/index.ts';
import { AssignFoldersButton } from './assign-folders-button.tsx';
import type { FolderCounts } from './filter-query.ts';
import type { FolderNode } from './folder-tree.ts';
import { folderTree, pathTo } from './folder-tree.ts';
import classes from './folders.module.css';
import { imagesTexts } from './texts.ts';
import type { ChangeFilters } from './use-filters.ts';
import { imagesAddress } from './use-filters.ts';

/** The folders of the project as a tree, with how far each is. */
export function FolderNav({
  folders,
  filters,
  change,
  mayAssign,
  onChosen,
}: {
  readonly mayAssign: boolean;
  readonly folders: readonly FolderCounts[] | undefined;
  readonly filters: ImageFilters;
  readonly change: ChangeFilters;
  readonly onChosen?: () => void;
}) {
  const t = useTexts(imagesTexts);
  const { compare } = useFormat();
  const tree = useMemo(() => folders && folderTree(folders, compare), [folders, compare]);
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const current = filters.folder;
  const around = new Set(current === undefined ? [] : pathTo(current).slice(0, -1));
  const isOpen = (path: string) => opened.get(path) ?? around.has(path);
  if (!tree)
    return (
      <Stack gap="xs">
        {[70, 90, 60].map((width) => (
          <Skeleton key={width} h={18} w={`${width}%`} />
        ))}
      </Stack>
    );
  const own = folders?.find(({ folder }) => folder === '');
  const entry = (node: FolderNode) => (
    <FolderEntry
      key={node.path}
      node={node}
      filters={filters}
      isOpen={isOpen}
      toggle={(path) => setOpened((before) => new Map(before).set(path, !isOpen(path)))}
      onChosen={onChosen}
    />
  );
  return (
    <Stack gap="sm">
      <ul className={classes['folders']}>
        <li>
          <FolderLink
            name={t('allImages')}
            node={tree}
            current={current === undefined}
            search={{ ...filters, folder: undefined, within: undefined }}
            onChosen={onChosen}
          />
        </li>
        {own && tree.children.length > 0 && (
          <li>
            <FolderLink
              name={t('topFolder')}
              node={own}
              current={current === ''}
              search={{ ...filters, folder: '', within: undefined }}
              onChosen={onChosen}
            />
          </li>
        )}
        {tree.children.map(entry)}
      </ul>
      {current !== undefined && current !== '' && (
        <Switch
          size="sm"
          label={t('within')}
          checked={filters.within === true}
          onChange={(event) => change({ within: event.currentTarget.checked || undefined })}
        />
      )}
      {mayAssign && folders && folders.length > 0 && (
        <AssignFoldersButton folders={folders} current={current} />
      )}
    </Stack>
  );
}

function FolderEntry({
  node,
  filters,
  isOpen,
  toggle,
  onChosen,
}: {
  readonly node: FolderNode;
  readonly filters: ImageFilters;
  readonly isOpen: (path: string) => boolean;
  readonly toggle: (path: string) => void;
  readonly onChosen: (() => void) | undefined;
}) {
  const t = useTexts(imagesTexts);
  const open = isOpen(node.path);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <li>
      <Group gap={0} wrap="nowrap" align="flex-start">
        {node.children.length > 0 ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            mt={4}
            aria-expanded={open}
            aria-label={t(open ? 'closeFolder' : 'openFolder', { folder: node.name })}
            onClick={() => toggle(node.path)}
          >
            <Chevron size={14} />
          </ActionIcon>
        ) : (
          <Box w={24} flex="none" />
        )}
        <FolderLink
          name={node.name}
          node={node}
          current={filters.folder === node.path}
          search={{ ...filters, folder: node.path, within: true }}
          onChosen={onChosen}
        />
      </Group>
      {open && node.children.length > 0 && (
        <ul className={classes['inner']}>
          {node.children.map((child) => (
            <FolderEntry
              key={child.path}
              node={child}
              filters={filters}
              isOpen={isOpen}
              toggle={toggle}
              onChosen={onChosen}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

function FolderLink({
  name,
  node: { images, byStatus },
  current,
  search,
  onChosen,
}: {
  readonly name: string;
  readonly node: Pick<FolderNode, 'images' | 'byStatus'>;
  readonly current: boolean;
  readonly search: ImageFilters;
  readonly onChosen: (() => void) | undefined;
}) {
  const { number } = useFormat();
  const params = useInProject();
  return (
    <Link
      to={imagesAddress}
      params={params}
      search={(before) => ({ ...search, view: before.view })}
      replace
      className={classes['link']}
      aria-current={current || undefined}
      activeOptions={{ exact: true, explicitUndefined: true }}
      onClick={onChosen}
    >
      <Group component="span" justify="space-between" gap={8} wrap="nowrap">
        <Text span size="sm" truncate>
          {name}
        </Text>
        <Text span size="xs" c={current ? undefined : 'dimmed'}>
          {number(images)}
        </Text>
      </Group>
      <StatusBar byStatus={byStatus} height={4} />
    </Link>
  );
}
