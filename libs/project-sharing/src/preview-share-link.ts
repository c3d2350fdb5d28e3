import { refuse } from '@tandem/contracts';
import type { MemberStanding } from '@tandem/rules';
import { can, capabilities } from '@tandem/rules';
import { acceptRefusal } from './acceptance.ts';
import { readNames } from './names.ts';
import { recordOpening, recordRefusal } from './link-history.ts';
import type { OpenedLink } from './open-share-link.ts';
import { openShareLink } from './open-share-link.ts';
import type { Project } from './project.ts';
import { linkRefusal } from './share-link.ts';
import type { Sharing } from './sharing.ts';

/** What an external manager can do here, as the project is set now, and what stays with the host's (product: Accepting). */
export function offered(project: Project): { readonly will: string[]; readonly willNot: string[] } {
  const anyone = { accountId: '', membershipId: '', projectMemberId: '', organizationId: '' };
  const guest: MemberStanding = {
    ...anyone,
    kind: 'member',
    side: 'external',
    role: 'manager',
    collaborationId: '',
  };
  const host: MemberStanding = { ...guest, side: 'host', collaborationId: null };
  const will = capabilities.filter((capability) => can(guest, capability, project));
  const hosts = capabilities.filter((capability) => can(host, capability, project));
  return { will, willNot: hosts.filter((capability) => !will.includes(capability)) };
}

/** Before confirming: what is offered, and for which of one's organizations it could be accepted. Changes nothing but the link's history. */
export async function previewShareLink(sharing: Sharing, accountId: string, token: string) {
  const opened = await openShareLink(sharing, accountId, token);
  try {
    const preview = await previewOf(sharing, opened);
    await recordOpening(sharing, opened);
    return preview;
  } catch (error) {
    await recordRefusal(sharing, opened, error);
    throw error;
  }
}

async function previewOf(sharing: Sharing, { account, project, generation, organizations }: OpenedLink) {
  const now = sharing.runtime.now();
  const refused = linkRefusal(project, generation, { emailDomain: account.emailDomain, now });
  if (refused) throw refuse(refused);
  const choices = organizations.map((organization) => ({
    id: organization.id,
    name: organization.name,
    refusal: acceptRefusal(project, organization, { accountId: account.id, now }) ?? null,
  }));
  if (choices.every(({ refusal }) => refusal === 'share-link.used-up')) throw refuse('share-link.used-up');
  const names = await readNames(sharing, { organizationIds: [project.organizationId] });
  const labels = project.labels.filter(({ deletedAt }) => deletedAt === null);
  return {
    project: { name: project.name, labels: labels.map(({ name, color, type }) => ({ name, color, type })) },
    host: names.organization(project.organizationId),
    requiresApproval: project.shareLink.requiresApproval,
    ...offered(project),
    organizations: choices.sort((a, b) => a.name.localeCompare(b.name)),
  };
}
