import { Box } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { LinkProps } from '@tanstack/react-router';
import classes from './tabs.module.css';

export type Tab = {
  readonly label: string;
  readonly to: LinkProps['to'];
  readonly params: Readonly<Record<string, string>>;
  readonly exact?: boolean;
};

/** The pages beside this one. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <Box component="nav" aria-label={label} className={classes['tabs']}>
      {tabs.map(({ label: name, to, params, exact = false }) => (
        <Link
          key={name}
          {...({ to, params } as LinkProps)}
          className={classes['tab']}
          activeOptions={{ exact, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {name}
        </Link>
      ))}
    </Box>
  );
}
