import type { Acting } from './command-project.ts';
import { needsHostManager, visitProject } from './command-project.ts';
import { keptEntries } from './link-history.ts';
import { readNames } from './names.ts';
import type { Sharing } from './sharing.ts';

/** Openings, acceptances and refusals, the newest first (product: Share link). */
export async function listShareLinkHistory(sharing: Sharing, acting: Acting) {
  const { project } = await visitProject(sharing, acting, needsHostManager);
  const { rows } = await sharing.linkHistory.find('ofProject', project.id, { limit: keptEntries });
  const chosen = rows.flatMap(({ organizationId }) => organizationId ?? []);
  const names = await readNames(sharing, { organizationIds: chosen });
  return {
    rows: rows.map(({ at, use, organizationId, refusal, generation }) => ({
      at,
      use,
      organization: organizationId === null ? null : names.organization(organizationId),
      refusal,
      current: project.shareLink.on && generation === project.shareLink.generation,
    })),
  };
}
