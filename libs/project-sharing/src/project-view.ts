import type { ProjectEntry, ProjectView } from '@tandem/contracts';
import type { Role, Side } from '@tandem/rules';
import { activeCollaborations, can, capabilities, mayStop, scopeOf } from '@tandem/rules';
import type { z } from 'zod';
import { mayAppointMyself } from './appoint-myself.ts';
import type { Insider } from './command-project.ts';
import type { Asked } from './list-requests.ts';
import type { Names } from './names.ts';
import { readNames } from './names.ts';
import type { Project } from './project.ts';
import type { EntryRow } from './project.store.ts';
import type { Sharing } from './sharing.ts';

type Entry = z.input<typeof ProjectEntry>;
type View = z.input<typeof ProjectView>;

type Listed = Pick<EntryRow, 'id' | 'name' | 'createdAt' | 'organizationId' | 'collaborations'>;

/** Whose names an entry shows to a side: the host's, and to the host its partners'. */
export const namedIn = (row: Listed, side: Side): string[] => [
  row.organizationId,
  ...(side === 'host' ? activeCollaborations(row).map(({ organizationId }) => organizationId) : []),
];

export function entryOf(row: Listed, me: { side: Side; role: Role | null }, names: Names): Entry {
  const collaborations = activeCollaborations(row);
  return {
    id: row.id,
    name: row.name,
    createdAt: row.createdAt,
    ...me,
    shared: collaborations.length > 0,
    host: names.organization(row.organizationId),
    partners:
      me.side === 'host'
        ? collaborations.map((c) => ({ ...names.organization(c.organizationId), collaborationId: c.id }))
        : [],
    waiting: null,
  };
}

/** What a pending requester sees of a project: its name, its host, and that it waits. */
export const waitingEntry = ({ row, request }: Asked, names: Names): Entry => ({
  id: row.id,
  name: row.name,
  createdAt: row.createdAt,
  side: 'external',
  role: null,
  shared: false,
  host: names.organization(row.organizationId),
  partners: [],
  waiting: { collaborationId: request.id, requestedAt: request.requestedAt, lapsesAt: request.lapsesAt },
});

/** A project as this person may see it: an owner outside it gets the entry alone. */
export async function viewProject(sharing: Sharing, project: Project, insider: Insider): Promise<View> {
  const { standing: me } = insider;
  const names = await readNames(sharing, { organizationIds: namedIn(project, me.side) });
  return {
    ...entryOf(project, { side: me.side, role: me.kind === 'member' ? me.role : null }, names),
    collaborationId: me.collaborationId,
    settings: scopeOf(me, 'settings') === 'all' ? project.settings : null,
    capabilities: capabilities.filter((capability) => can(me, capability, project)),
    mayStop: mayStop(me, me.collaborationId ?? ''),
    mayAppointMyself: mayAppointMyself(project, insider),
  };
}
