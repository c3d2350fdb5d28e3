import { refuse } from '@tandem/contracts';
import type { CommandContext } from '@tandem/platform';
import type { AcceptanceFacts } from './acceptance.ts';
import { decideAcceptance, permitAcceptance } from './acceptance.ts';
import { recordAcceptance, recordRefusal } from './link-history.ts';
import { managersInForce } from './members.ts';
import { readNames } from './names.ts';
import type { OpenedLink } from './open-share-link.ts';
import { accountOf, openShareLink } from './open-share-link.ts';
import type { Project } from './project.ts';
import type { Sharing } from './sharing.ts';

type By = { readonly accountId: string; readonly context: CommandContext };
type Chosen = { readonly token: string; readonly organizationId: string };

/** Starts the collaboration, or asks for it; either way, and refused too, the link's history tells of it. */
export async function acceptShareLink(sharing: Sharing, by: By, { token, organizationId }: Chosen) {
  const opened = await openShareLink(sharing, by.accountId, token);
  try {
    const accepted = await acceptOpened(sharing, by, opened, organizationId);
    await recordAcceptance(sharing, opened, { organizationId, ...accepted });
    return accepted;
  } catch (error) {
    await recordRefusal(sharing, opened, error, organizationId);
    throw error;
  }
}

/** Everything is decided in one compare-and-set on the project, so of those who race for a link one wins. */
async function acceptOpened(
  sharing: Sharing,
  { accountId, context }: By,
  { project, generation }: OpenedLink,
  organizationId: string,
) {
  const { runtime } = sharing;
  const made = {
    collaborationId: runtime.newId(),
    projectMemberId: runtime.newId(),
    now: runtime.now(),
    generation,
  };
  const facts = async (current: Project): Promise<AcceptanceFacts> => {
    const [account, organization] = await Promise.all([
      accountOf(sharing, accountId),
      sharing.organizations.get(organizationId),
    ]);
    const accountIds = organization
      ? managersInForce(current, organization).map((manager) => manager.accountId)
      : [];
    const names = await readNames(sharing, { accountIds });
    return { account, organization, managers: accountIds.map(names.person) };
  };
  const acting = { ...context, organization: organizationId };
  const outcome = await sharing.projects.update(project.id, acting, {
    facts,
    permit: permitAcceptance,
    decide: (current, known) => decideAcceptance(current, known, made),
  });
  if (!outcome) throw refuse('share-link.not-found');
  return { projectId: project.id, ...outcome.result };
}
