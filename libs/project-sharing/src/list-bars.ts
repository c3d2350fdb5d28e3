import { actorOf, isHostManager } from '@tandem/rules';
import type { Acting, Permit } from './command-project.ts';
import { missing, visitProject } from './command-project.ts';
import { readNames } from './names.ts';
import type { Sharing } from './sharing.ts';

const managersOnly: Permit = (_project, { standing }) =>
  isHostManager(standing) || actorOf(standing) === 'external manager' ? undefined : missing('list-bars');

/** Host managers see all; a partner's managers are told about their own people, with the reason (product: Project members). */
export async function listBars(sharing: Sharing, acting: Acting) {
  const { project, standing } = await visitProject(sharing, acting, managersOnly);
  const visible = project.bars.filter(
    ({ organizationId }) => standing.side === 'host' || organizationId === standing.organizationId,
  );
  const names = await readNames(sharing, {
    accountIds: visible.map(({ accountId }) => accountId),
    organizationIds: visible.map(({ organizationId }) => organizationId),
  });
  return {
    rows: visible.map(({ id, accountId, organizationId, reason, since }) => ({
      id,
      person: { kind: 'person' as const, id: accountId, name: names.person(accountId) },
      organization: names.organization(organizationId),
      reason,
      since,
    })),
  };
}
