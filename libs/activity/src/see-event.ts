import { Audience as CommentAudience } from '@tandem/contracts';
import type { ImageState, TimelineKind } from '@tandem/contracts';
import { maySeeComment, maySeeImage, personAs } from '@tandem/rules';
import type { Scopes } from '@tandem/rules';
import type { Audience } from './event-visibility.ts';
import { eventKinds } from './event-kinds.ts';
import { eventVisibility } from './event-visibility.ts';
import type { JournalEntry, JournaledEvent } from './journal.store.ts';
import type { Change } from './known-change.ts';
import { knownChange } from './known-change.ts';
import type { Named } from './names.ts';
import { collaborationAt, nameWithin } from './names.ts';
import { toldToPartner } from './told-to-partner.ts';
import type { TimelineReader } from './timeline-reader.ts';

export type SeenEvent = {
  readonly entry: JournalEntry;
  readonly kind: TimelineKind;
  /** Without what the reader may not know. */
  readonly change: Change;
  /** null: the system */
  readonly actor: Named | null;
  /** Who is named in the change. */
  readonly people: readonly Named[];
};

type Asked = {
  readonly reader: TimelineReader;
  readonly event: JournaledEvent;
  readonly change: Change;
  readonly image: ImageState | undefined;
};

/** What the reader gets of an event of the project, `image` being the copy of its subject; undefined: nothing. */
export function seeEvent(
  reader: TimelineReader,
  entry: JournalEntry,
  image: ImageState | undefined,
): SeenEvent | undefined {
  const { event } = entry;
  const known = knownChange(event);
  const kind = known && eventKinds[known.type];
  if (!kind || (entry.aggregate === 'image' && !seesImage(reader, image))) return undefined;
  const asked = { reader, event, image, change: known.change };
  if (isInternalToAnother(asked) || !admittedBy[eventVisibility[known.type].audience](asked))
    return undefined;
  if (!within[reader.scope](asked)) return undefined;
  const readable = { ...known, change: withoutUnreadableComment(asked) };
  const told = isPartner(reader) ? toldToPartner(reader, event, readable) : { ...readable, byHost: false };
  if (!told) return undefined;
  const appears = appearsTo(reader, event.time);
  const actedBy = (accountId: string) => (told.byHost ? hostOf(reader) : appears(accountId, actedFor(asked)));
  const actor = event.actor === null ? null : actedBy(event.actor);
  return { entry, kind, actor, ...nameWithin(told.change, actedFor(asked), appears) };
}

const organizationNamed = (id: string): Named => ({ kind: 'organization', id, organizationId: id });
const hostOf = ({ project }: TimelineReader): Named => organizationNamed(project.organizationId);

const appearsTo =
  (reader: TimelineReader, time: string) =>
  (accountId: string, organizationId: string): Named => {
    const { standing, project } = reader;
    const collaborationId = collaborationAt(project, organizationId, time);
    const as = personAs(standing, project, { accountId, organizationId, collaborationId });
    if (as === 'name') return { kind: 'person', id: accountId, organizationId };
    return as === 'host' ? hostOf(reader) : organizationNamed(organizationId);
  };

const admittedBy: Record<Audience, (asked: Asked) => boolean> = {
  nobody: () => false,
  owners: () => false,
  host: ({ reader }) => !isPartner(reader),
  'both sides': () => true,
  'named collaboration': ({ reader, change }) =>
    !isPartner(reader) || change['collaborationId'] === reader.standing.collaborationId,
  image: () => true,
  comment: (asked) => mayRead(asked, asked.change['audience']),
};

const within: Record<Scopes['report-and-timeline'], (asked: Asked) => boolean> = {
  all: () => true,
  'own collaboration': () => true,
  // What one did, acting for this organization, and what was done to images that one worked on.
  'own work': ({ reader: { standing }, event, image }) =>
    (event.actor === standing.accountId && event.organization === standing.organizationId) ||
    (image?.workedOnBy.includes(standing.accountId) ?? false),
  nothing: () => false,
};

const isPartner = ({ standing }: TimelineReader) => standing.side === 'external';

/** Whether the reader sees the image now; a deleted one stays with who saw it last. */
export const seesImage = ({ standing, project }: TimelineReader, image: ImageState | undefined): boolean =>
  image !== undefined && image.projectId === project.id && maySeeImage(standing, project, image);

const isInternalToAnother = ({ reader, event }: Asked) =>
  event.internalto !== undefined && event.internalto !== reader.standing.organizationId;

const actedFor = ({ reader, event }: Asked) => event.organization ?? reader.project.organizationId;

function mayRead(asked: Asked, audience: unknown): boolean {
  const parsed = CommentAudience.safeParse(audience);
  const comment = parsed.data && { audience: parsed.data, authorOrganizationId: actedFor(asked) };
  return comment !== undefined && maySeeComment(asked.reader.standing, asked.reader.project, comment);
}

function withoutUnreadableComment(asked: Asked): Change {
  const comment = asked.change['comment'] as { readonly audience: unknown } | null | undefined;
  return comment && !mayRead(asked, comment.audience) ? { ...asked.change, comment: null } : asked.change;
}
