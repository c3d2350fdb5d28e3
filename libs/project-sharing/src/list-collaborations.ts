import type { Collaboration } from '@tandem/contracts';
import { mayStop, personAs } from '@tandem/rules';
import type { Acting, Permit } from './command-project.ts';
import { missing, visitProject } from './command-project.ts';
import { readNames } from './names.ts';
import type { Request } from './project.ts';
import { pendingRequests } from './requests.ts';
import type { Sharing } from './sharing.ts';

/** Whoever may stop one, for the button that does. */
const permit: Permit = (_project, { standing }) =>
  mayStop(standing, standing.collaborationId ?? '') ? undefined : missing('stop-collaboration');

const begun = (collaboration: Collaboration) => ({ ...collaboration, lapsesAt: null });

const asked = ({ id, organizationId, requestedBy, requestedAt, lapsesAt }: Request) => ({
  id,
  organizationId,
  status: 'pending' as const,
  startedAt: requestedAt,
  acceptedBy: requestedBy,
  endedAt: null,
  lapsesAt,
});

/** Present and ended ones, in the order they began, then those that wait for approval: all for host managers, their own for partners. */
export async function listCollaborations(sharing: Sharing, acting: Acting) {
  const { project, standing } = await visitProject(sharing, acting, permit);
  const collaborations = [
    ...project.collaborations.map(begun),
    ...pendingRequests(project, sharing.runtime.now()).map(asked),
  ];
  const visible = collaborations.filter(
    ({ organizationId }) => standing.side === 'host' || organizationId === standing.organizationId,
  );
  const names = await readNames(sharing, {
    accountIds: visible.map(({ acceptedBy }) => acceptedBy),
    organizationIds: visible.map(({ organizationId }) => organizationId),
  });
  return {
    rows: visible.map((collaboration) => {
      const { id, organizationId, status, startedAt, endedAt, lapsesAt, acceptedBy } = collaboration;
      const organization = names.organization(organizationId);
      const author = { accountId: acceptedBy, organizationId, collaborationId: id };
      const named = standing.kind === 'owner' || personAs(standing, project, author) === 'name';
      return {
        id,
        organization,
        status,
        startedAt,
        endedAt,
        lapsesAt,
        mayStop: status === 'active' && mayStop(standing, id),
        acceptedBy: named
          ? { kind: 'person' as const, id: acceptedBy, name: names.person(acceptedBy) }
          : { kind: 'organization' as const, ...organization },
      };
    }),
  };
}
