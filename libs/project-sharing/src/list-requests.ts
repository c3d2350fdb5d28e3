import type { MembershipFacts } from '@tandem/rules';
import type { Request } from './project.ts';
import type { RequestRow } from './project.store.ts';
import { asksFor, pendingRequests } from './requests.ts';
import type { Sharing } from './sharing.ts';

export type Asked = { readonly row: RequestRow; readonly request: Request };

/** Projects that wait for a host's approval: an organization's for its owners, one's own for everybody else. */
export async function readRequests(
  { projects, runtime }: Sharing,
  who: { readonly accountId: string; readonly organizationId: string },
  membership: MembershipFacts,
): Promise<ReadonlyMap<string, Asked>> {
  const asking = membership.type === 'owner' ? who.organizationId : membership.membershipId;
  const found = new Map<string, Asked>();
  for (let after: string | undefined; ;) {
    const page = await projects.find('asking', asking, { limit: 200, ...(after && { after }) });
    for (const row of page.rows) {
      const request = pendingRequests(row, runtime.now()).find((r) => asksFor(r, who, membership));
      if (request) found.set(row.id, { row, request });
    }
    if (page.next === undefined) return found;
    after = page.next;
  }
}
