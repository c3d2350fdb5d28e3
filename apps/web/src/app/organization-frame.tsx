import { notifications } from '@mantine/notifications';
import { Outlet, useMatches, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useInOrganization } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import type { Left } from '../shared/live/index.ts';
import { LiveStateProvider, useLiveUpdates } from '../shared/live/index.ts';
import { SearchEverywhere } from './search-everywhere.tsx';
import { appTexts } from './texts.ts';
import { useGoToKeys } from './use-go-to-keys.ts';

const LeftProject = lazy(async () => {
  const { LeftProject: dialog } = await import('./left-project.tsx');
  return { default: dialog };
});

/** Every page of an organization is kept up to date, and ends when its reader loses access. */
export function OrganizationFrame() {
  const t = useTexts(appTexts);
  const navigate = useNavigate();
  const { organizationId } = useInOrganization();
  const here = useMatches({ select: (matches) => matches.at(-1)?.params }) as
    { readonly projectId?: string; readonly imageId?: string } | undefined;
  const [leftProject, setLeftProject] = useState<string>();
  useGoToKeys({ organizationId, projectId: here?.projectId });
  const state = useLiveUpdates(({ aggregate, id }: Left) => {
    if (aggregate === 'organization') {
      if (id !== organizationId) return;
      notifications.show({ title: t('leftOrganizationTitle'), message: t('leftOrganizationText') });
      void navigate({ to: '/' });
      // The page of an image says so itself: there may be unsaved work to take along.
    } else if (here?.projectId === id && here.imageId === undefined) setLeftProject(id);
  });
  return (
    <LiveStateProvider value={state}>
      <SearchEverywhere>
        <Outlet />
      </SearchEverywhere>
      {leftProject !== undefined && leftProject === here?.projectId && (
        <Suspense>
          <LeftProject onOut={() => setLeftProject(undefined)} />
        </Suspense>
      )}
    </LiveStateProvider>
  );
}
