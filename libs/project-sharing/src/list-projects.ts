import { refuse } from '@tandem/contracts';
import type { MembershipFacts, Role, Side } from '@tandem/rules';
import { isBarred, membershipOf, roles } from '@tandem/rules';
import type { ListSort } from './list-cursor.ts';
import { comesAfter, fromCursor, inOrder, positionOf, toCursor } from './list-cursor.ts';
import { searchKey } from './name-keys.ts';
import { readRequests } from './list-requests.ts';
import { readNames } from './names.ts';
import { grantOf } from './project.ts';
import type { EntryRow, ListScope, Position } from './project.store.ts';
import { startOf } from './project.store.ts';
import { entryOf, namedIn, waitingEntry } from './project-view.ts';
import type { Sharing } from './sharing.ts';

type Wanted = {
  readonly limit: number;
  readonly after?: string | undefined;
  readonly search?: string | undefined;
  readonly side?: Side | undefined;
  readonly sort: ListSort;
};
type Acting = { readonly accountId: string; readonly organizationId: string };

/** How many rows are read at a time where a search passes over most of them. */
const searchedAtOnce = 500;

/** An owner's two sides are read each by its own index, and merged. */
function scopesOf(organizationId: string, mine: MembershipFacts, side: Side | undefined): ListScope[] {
  if (mine.type !== 'owner') return [{ grants: roles.map((role) => grantOf(role, mine.membershipId)) }];
  return [
    ...(side === 'external' ? [] : [{ hostId: organizationId }]),
    ...(side === 'host' ? [] : [{ partnerId: organizationId }]),
  ];
}

/** The rows of one scope that are admitted, one more than a page needs where there are so many. */
async function readRows(
  { projects }: Sharing,
  scope: ListScope,
  wanted: Wanted,
  admits: (row: EntryRow) => boolean,
): Promise<readonly EntryRow[]> {
  const { sort, limit } = wanted;
  const query = sort === 'name' ? 'byName' : 'byDate';
  const size = wanted.search ? searchedAtOnce : limit + 1;
  const found: EntryRow[] = [];
  let after: Position = wanted.after === undefined ? startOf[sort] : fromCursor(sort, wanted.after);
  for (;;) {
    const { rows } = await projects.find(query, { scope, after }, { limit: size });
    found.push(...rows.filter(admits));
    const last = rows.at(-1);
    if (!last || rows.length < size || found.length > limit) return found;
    after = positionOf(sort, last);
  }
}

async function readRoles({ projects }: Sharing, ids: readonly string[], membershipId: string) {
  const granted = await Promise.all(
    roles.map(async (role) => {
      const { rows } = await projects.find('granted', { ids, grant: grantOf(role, membershipId) });
      return rows.map(({ id }): [string, Role] => [id, role]);
    }),
  );
  return new Map(granted.flat());
}

const isAfter =
  ({ sort, after }: Wanted) =>
  (row: EntryRow): boolean =>
    after === undefined || comesAfter(sort, row, fromCursor(sort, after));

/** Owners see all of the organization's projects and those shared with it, members those they are in (product: The list of projects). */
export async function listProjects(sharing: Sharing, acting: Acting, wanted: Wanted) {
  const { accountId, organizationId } = acting;
  const organization = await sharing.organizations.get(organizationId);
  const membership = organization && membershipOf(organization, accountId);
  if (!membership) throw refuse('organization.not-found');
  const sideOf = (row: EntryRow): Side => (row.organizationId === organizationId ? 'host' : 'external');
  const key = searchKey(wanted.search ?? '');
  const admits = (row: EntryRow) =>
    (wanted.side ?? sideOf(row)) === sideOf(row) &&
    searchKey(row.name).includes(key) &&
    !isBarred(row, accountId, organizationId);
  const scopes = scopesOf(organizationId, membership, wanted.side);
  const [asked, ...parts] = await Promise.all([
    readRequests(sharing, acting, membership),
    ...scopes.map((scope) => readRows(sharing, scope, wanted, admits)),
  ]);
  const waiting = [...asked.values()].map(({ row }) => row).filter(admits);
  const found = [...parts.flat(), ...waiting.filter(isAfter(wanted))].sort(inOrder(wanted.sort));
  const page = found.slice(0, wanted.limit);
  const last = found.length > page.length ? page.at(-1) : undefined;
  const ids = page.map(({ id }) => id);
  const [mine, names] = await Promise.all([
    readRoles(sharing, ids, membership.membershipId),
    readNames(sharing, { organizationIds: page.flatMap((row) => namedIn(row, sideOf(row))) }),
  ]);
  return {
    rows: page.map((row) => {
      const request = asked.get(row.id);
      if (request) return waitingEntry(request, names);
      return entryOf(row, { side: sideOf(row), role: mine.get(row.id) ?? null }, names);
    }),
    ...(last && { next: toCursor(wanted.sort, positionOf(wanted.sort, last)) }),
  };
}
