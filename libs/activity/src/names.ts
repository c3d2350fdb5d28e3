import type { Author, ProjectState } from '@tandem/contracts';
import type { Copies } from './copies.ts';
import type { Change } from './known-change.ts';

/** Somebody as the reader may know them. */
export type Named = {
  readonly kind: Author['kind'];
  /** of the account, or of the organization */
  readonly id: string;
  readonly organizationId: string;
};

/** The collaboration an organization had in the project at that time; null on the host side, or when it had none. */
export function collaborationAt(
  project: Pick<ProjectState, 'collaborations'>,
  organizationId: string,
  time: string,
): string | null {
  const then = project.collaborations.find(
    (c) =>
      c.organizationId === organizationId && c.startedAt <= time && (c.endedAt === null || time <= c.endedAt),
  );
  return then?.id ?? null;
}

const accountKeys = ['accountId', 'acceptedBy', 'requestedBy'];
const memberKeys = [...accountKeys, 'membershipId', 'projectMemberId'];

/**
 * Who is named in a change. Of somebody who may not be named their organization is left, none of their own ids.
 * `organizationId`: the one meant where a part of the change names none.
 */
export function nameWithin(
  change: Change,
  organizationId: string,
  appears: (accountId: string, organizationId: string) => Named,
): { readonly change: Change; readonly people: readonly Named[] } {
  const people: Named[] = [];
  const object = (part: Change, around: string): Change => {
    const own = part['organizationId'];
    const meant = typeof own === 'string' ? own : around;
    if (typeof own === 'string') people.push({ kind: 'organization', id: own, organizationId: own });
    const accounts = accountKeys.flatMap((key) => (typeof part[key] === 'string' ? [part[key]] : []));
    const named = accounts.map((accountId) => appears(accountId, meant));
    people.push(...named);
    const hidden = named.some(({ kind }) => kind === 'organization') ? memberKeys : [];
    return Object.fromEntries(
      Object.entries(part)
        .filter(([key]) => !hidden.includes(key))
        .map(([key, value]) => [key, visit(value, meant)]),
    );
  };
  const visit = (value: unknown, around: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => visit(item, around));
    return typeof value === 'object' && value !== null ? object(value as Change, around) : value;
  };
  return { change: object(change, organizationId), people };
}

/** Looks up everybody in one batch; a person whose account is not known appears as their organization. */
export async function authorsOf(
  { accounts, organizations }: Pick<Copies, 'accounts' | 'organizations'>,
  named: readonly Named[],
): Promise<(named: Named) => Author> {
  const [people, theirs] = await Promise.all([
    accounts.getMany(named.flatMap(({ kind, id }) => (kind === 'person' ? [id] : []))),
    organizations.getMany(named.map(({ organizationId }) => organizationId)),
  ]);
  return ({ kind, id, organizationId }) => {
    const person = kind === 'person' ? people.get(id) : undefined;
    if (person) return { kind: 'person', id, name: person.name };
    return { kind: 'organization', id: organizationId, name: theirs.get(organizationId)?.name ?? '' };
  };
}
