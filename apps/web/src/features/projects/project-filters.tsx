import { Box, NativeSelect, SegmentedControl } from '@mantine/core';
import type { Side } from '@tandem/rules';
import { sides } from '@tandem/rules';
import { useTexts } from '../../shared/i18n/index.ts';
import { SearchField } from '../../shared/ui/index.ts';
import classes from './project-filters.module.css';
import { projectsTexts } from './texts.ts';
import type { ProjectsSearch } from './use-projects.ts';

/** Search, side and sort; all of them stand in the address. */
export function ProjectFilters({
  search,
  onChange,
}: {
  readonly search: ProjectsSearch;
  readonly onChange: (change: ProjectsSearch) => void;
}) {
  const t = useTexts(projectsTexts);
  const sideOf = (value: string): Side | undefined => sides.find((side) => side === value);
  return (
    <Box className={classes['filters']} role="search">
      <SearchField
        className={classes['search']}
        label={t('search')}
        value={search.search ?? ''}
        onSearch={(words) => onChange({ search: words || undefined })}
      />
      <SegmentedControl
        aria-label={t('side')}
        className={classes['side']}
        value={search.side ?? ''}
        onChange={(value) => onChange({ side: sideOf(value) })}
        data={[
          { value: '', label: t('everySide') },
          { value: 'host', label: t('weHost') },
          { value: 'external', label: t('sharedWithUs') },
        ]}
      />
      <NativeSelect
        aria-label={t('sort')}
        value={search.sort ?? 'name'}
        onChange={({ currentTarget: { value } }) => onChange({ sort: value === 'date' ? 'date' : undefined })}
        data={[
          { value: 'name', label: t('byName') },
          { value: 'date', label: t('byDate') },
        ]}
      />
    </Box>
  );
}
