import type { Client } from '@tandem/contracts';

export type Place = { readonly organizationId: string; readonly projectId: string };

/** Adds whoever the search for a name finds; the project member's id. */
export async function addByName(
  manager: Client,
  at: Place,
  name: string,
  role: 'manager' | 'developer' | 'annotator',
): Promise<string> {
  const { rows } = await manager.findCandidates({ params: at, query: { search: name } });
  const { added } = await manager.addProjectMembers({
    params: at,
    body: { membershipIds: rows.map(({ membershipId }) => membershipId), role },
  });
  return added[0]?.projectMemberId ?? '';
}
