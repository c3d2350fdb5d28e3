import type { ProjectView } from '../shared/api/index.ts';
import type { Translate } from '../shared/i18n/index.ts';
import { settingsOffered } from '../pages/settings-offered.ts';
import type { Tab } from './tabs.tsx';
import type { appTexts } from './texts.ts';

type T = Translate<(typeof appTexts)['key']>;

/** The pages of an organization; those for owners are there for owners. */
export function organizationTabs(t: T, params: { readonly organizationId: string }, owner: boolean): Tab[] {
  const ownerTabs: Tab[] = [
    { label: t('members'), to: '/o/$organizationId/members', params },
    { label: t('settings'), to: '/o/$organizationId/settings', params },
  ];
  return [
    { label: t('projects'), to: '/o/$organizationId', params, exact: true },
    ...(owner ? ownerTabs : []),
  ];
}

/** The pages of a project, each for whoever finds something there. */
export function projectTabs(
  t: T,
  params: { readonly organizationId: string; readonly projectId: string },
  project: ProjectView,
): Tab[] {
  const memberTabs: Tab[] = [
    { label: t('images'), to: '/o/$organizationId/p/$projectId/images', params },
    { label: t('people'), to: '/o/$organizationId/p/$projectId/people', params },
    { label: t('timeline'), to: '/o/$organizationId/p/$projectId/timeline', params },
  ];
  const settings: Tab = { label: t('settings'), to: '/o/$organizationId/p/$projectId/settings', params };
  return [
    { label: t('overview'), to: '/o/$organizationId/p/$projectId', params, exact: true },
    ...(project.role === null ? [] : memberTabs),
    ...(settingsOffered(project).any ? [settings] : []),
  ];
}
