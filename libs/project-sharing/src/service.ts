import { problemKinds, problems, projectSharingRoutes } from '@tandem/contracts';
import type { Service, ServiceDeps, Tokens } from '@tandem/platform';
import { assembleService, createRelay, openAggregates, openCopy } from '@tandem/platform';
import { accountCopies, organizationCopies } from './copies.ts';
import { openLinkHistory } from './link-history.store.ts';
import { projectAggregates } from './project.store.ts';
import { projectSharingHandlers } from './routes.ts';
import type { Sharing } from './sharing.ts';

/** Projects, their people and labels, and how they are shared. `publicUrl`: where people reach the system, without a final slash. */
export function createProjectSharing(
  deps: ServiceDeps & { readonly tokens: Tokens; readonly publicUrl: string },
): Service {
  const projects = openAggregates(deps.store, projectAggregates, deps.runtime);
  const organizations = openCopy(deps.store, organizationCopies);
  const accounts = openCopy(deps.store, accountCopies);
  const linkHistory = openLinkHistory(deps.store);
  const { runtime, tokens, publicUrl } = deps;
  const sharing: Sharing = { projects, organizations, accounts, linkHistory, runtime, tokens, publicUrl };
  return assembleService(
    {
      name: 'project-sharing',
      routes: projectSharingRoutes,
      handlers: projectSharingHandlers(sharing),
      tables: { problems, kinds: problemKinds },
      readers: [organizations, accounts],
      relays: [createRelay(projects, deps)],
    },
    deps,
  );
}
