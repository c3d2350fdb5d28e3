import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { meQuery } from '../shared/api/index.ts';
import { NotFound } from './not-found.tsx';
import { PageProblem } from './page-problem.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { RequireLogIn } from './require-log-in.tsx';
import { Root } from './root.tsx';
import {
  anySearch,
  imageSearch,
  imagesSearch,
  membersSearch,
  projectsSearch,
  timelineSearch,
} from '../shared/api/index.ts';

const root = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  component: Root,
  notFoundComponent: NotFound,
});

const at = <const Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => root, path, component, validateSearch: anySearch });

const start = at(
  '/',
  lazyRouteComponent(() => import('../pages/start-page.tsx'), 'StartPage'),
);
const signUp = at(
  '/sign-up',
  lazyRouteComponent(() => import('../pages/sign-up-page.tsx'), 'SignUpPage'),
);
const verifyEmail = at(
  '/verify-email',
  lazyRouteComponent(() => import('../pages/verify-email-page.tsx'), 'VerifyEmailPage'),
);
const forgotPassword = at(
  '/forgot-password',
  lazyRouteComponent(() => import('../pages/forgot-password-page.tsx'), 'ForgotPasswordPage'),
);
const resetPassword = at(
  '/reset-password',
  lazyRouteComponent(() => import('../pages/reset-password-page.tsx'), 'ResetPasswordPage'),
);
const share = at(
  '/share',
  lazyRouteComponent(() => import('../pages/share-page.tsx'), 'SharePage'),
);
const invitation = at(
  '/invitation',
  lazyRouteComponent(() => import('../pages/invitation-page.tsx'), 'InvitationPage'),
);
const mailbox = at(
  '/mailbox',
  lazyRouteComponent(() => import('../pages/mailbox-page.tsx'), 'MailboxPage'),
);

/** Everything inside an organization asks for a log-in first, and comes back afterwards. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: RequireLogIn,
  loader: ({ context }) => context.queries.ensureQueryData(meQuery).catch(() => undefined),
});
const organization = createRoute({
  getParentRoute: () => inside,
  path: '/o/$organizationId',
  component: lazyRouteComponent(() => import('./organization-frame.tsx'), 'OrganizationFrame'),
});
const shell = createRoute({
  getParentRoute: () => organization,
  id: 'shell',
  component: lazyRouteComponent(() => import('./organization-shell.tsx'), 'OrganizationShell'),
});
const projects = createRoute({
  getParentRoute: () => shell,
  path: '/',
  validateSearch: projectsSearch,
  component: lazyRouteComponent(() => import('../pages/projects-page.tsx'), 'ProjectsPage'),
});
const members = createRoute({
  getParentRoute: () => shell,
  path: '/members',
  validateSearch: membersSearch,
  component: lazyRouteComponent(() => import('../pages/members-page.tsx'), 'MembersPage'),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(
    () => import('../pages/organization-settings-page.tsx'),
    'OrganizationSettingsPage',
  ),
});
const project = createRoute({
  getParentRoute: () => shell,
  path: '/p/$projectId',
  component: lazyRouteComponent(() => import('./project-frame.tsx'), 'ProjectFrame'),
});
const overview = createRoute({
  getParentRoute: () => project,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/overview-page.tsx'), 'OverviewPage'),
});
const images = createRoute({
  getParentRoute: () => project,
  path: '/images',
  validateSearch: imagesSearch,
  component: lazyRouteComponent(() => import('../pages/images-page.tsx'), 'ImagesPage'),
});
const people = createRoute({
  getParentRoute: () => project,
  path: '/people',
  component: lazyRouteComponent(() => import('../pages/people-page.tsx'), 'PeoplePage'),
});
const timeline = createRoute({
  getParentRoute: () => project,
  path: '/timeline',
  validateSearch: timelineSearch,
  component: lazyRouteComponent(() => import('../pages/timeline-page.tsx'), 'TimelinePage'),
});
const projectSettings = createRoute({
  getParentRoute: () => project,
  path: '/settings',
  component: lazyRouteComponent(() => import('../pages/project-settings-page.tsx'), 'ProjectSettingsPage'),
});
/** The image fills the window: no shell around it. */
const image = createRoute({
  getParentRoute: () => organization,
  path: '/p/$projectId/images/$imageId',
  validateSearch: imageSearch,
  component: lazyRouteComponent(() => import('../pages/image-page.tsx'), 'ImagePage'),
});

const routeTree = root.addChildren([
  start,
  signUp,
  verifyEmail,
  forgotPassword,
  resetPassword,
  share,
  invitation,
  mailbox,
  inside.addChildren([
    organization.addChildren([
      image,
      shell.addChildren([
        projects,
        members,
        settings,
        project.addChildren([overview, images, people, timeline, projectSettings]),
      ]),
    ]),
  ]),
]);

export const createAppRouter = (queries: QueryClient) =>
  createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: PageProblem,
    scrollRestoration: true,
  });
