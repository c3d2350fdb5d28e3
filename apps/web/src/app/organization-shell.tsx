import { Box } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useInOrganization, useMe } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { AccountMenu } from './account-menu.tsx';
import { LiveMark } from './live-mark.tsx';
import { NotFound } from './not-found.tsx';
import { OrganizationSwitcher } from './organization-switcher.tsx';
import { organizationTabs } from './navigation.ts';
import { SearchButton } from './search-button.tsx';
import { Tabs } from './tabs.tsx';
import { appTexts } from './texts.ts';
import classes from './organization-shell.module.css';

/** Around every page of an organization but the image's. */
export function OrganizationShell() {
  const t = useTexts(appTexts);
  const params = useInOrganization();
  const { organizations } = useMe();
  const current = organizations.find(({ id }) => id === params.organizationId);
  if (!current) return <NotFound />;
  const owner = current.type === 'owner';
  return (
    <Box mih="100dvh" style={{ display: 'flex', flexDirection: 'column' }}>
      <a className="skip-link" href="#content">
        {t('skipToContent')}
      </a>
      <header className={classes['header']}>
        <Box className={classes['organization']}>
          <OrganizationSwitcher />
        </Box>
        <Box className={classes['tabs']}>
          <Tabs label={t('organizationNavigation')} tabs={organizationTabs(t, params, owner)} />
        </Box>
        <Box className={classes['account']}>
          <LiveMark />
          <SearchButton />
          <AccountMenu />
        </Box>
      </header>
      <Box component="main" id="content" tabIndex={-1} style={{ flex: 1, outline: 'none' }}>
        <Outlet />
      </Box>
    </Box>
  );
}
