import type { activityRoutes } from '@tandem/contracts';
import type { Handlers } from '@tandem/platform';
import { checkTimeline } from './check-timeline.ts';
import type { Copies } from './copies.ts';
import { getOrganizationTimeline } from './get-organization-timeline.ts';
import { getTimeline } from './get-timeline.ts';
import type { Journal } from './journal.ts';
import type { createLive } from './live/live.ts';
import { organizationOfOwner, readerOfProject } from './timeline-reader.ts';

export function createHandlers(deps: {
  readonly journal: Journal;
  readonly copies: Copies;
  readonly live: ReturnType<typeof createLive>;
}): Handlers<typeof activityRoutes> {
  const { copies } = deps;
  return {
    async getTimeline({ accountId, params, query }) {
      return getTimeline(deps, await readerOfProject(copies, accountId, params), query);
    },
    async checkTimeline({ accountId, params }) {
      return checkTimeline(deps, await readerOfProject(copies, accountId, params));
    },
    async getOrganizationTimeline({ accountId, params, query }) {
      return getOrganizationTimeline(
        deps,
        await organizationOfOwner(copies, accountId, params.organizationId),
        query,
      );
    },
    async openLive({ accountId, params }) {
      return deps.live.open(accountId, params.organizationId);
    },
  };
}
