import { Refused } from '@tandem/contracts';
import { derivedId } from '@tandem/platform';
import type { OpenedLink } from './open-share-link.ts';
import type { Entry } from './link-history.store.ts';
import type { Sharing } from './sharing.ts';

/** Entries that a project keeps, the newest, and for how long. */
export const keptEntries = 200;
const keptFor = 365 * 24 * 3_600_000;

type Used = Pick<Entry, 'use' | 'organizationId' | 'refusal'> & {
  /** What makes it the same again. */
  readonly sameAs: readonly string[];
};

async function record({ linkHistory, runtime }: Sharing, opened: OpenedLink, { sameAs, ...used }: Used) {
  const { project, generation } = opened;
  const now = runtime.now();
  const entry = {
    id: derivedId('share link', project.id, String(generation), ...sameAs),
    projectId: project.id,
    at: now.toISOString(),
    generation,
    ...used,
    expiresAt: new Date(now.getTime() + keptFor).toISOString(),
  };
  const inserted = await linkHistory.insertMany([entry]);
  if (inserted === 0) return;
  const kept = await linkHistory.find('idsOfProject', project.id, { limit: keptEntries });
  if (kept.next === undefined) return;
  const more = await linkHistory.find('idsOfProject', project.id, { limit: 1_000, after: kept.next });
  await linkHistory.remove(more.rows.map(({ id }) => id));
}

// Once an hour for each person and outcome, so that nobody pushes the others' entries out.
const onceAnHour = ({ runtime }: Sharing, ...parts: readonly string[]) => [
  runtime.now().toISOString().slice(0, 'yyyy-mm-ddThh'.length),
  ...parts,
];

/** That somebody opened it, and when; nothing of who it was before they chose an organization. */
export const recordOpening = (sharing: Sharing, opened: OpenedLink): Promise<void> =>
  record(sharing, opened, {
    use: 'opened',
    organizationId: null,
    refusal: null,
    sameAs: onceAnHour(sharing, 'opened', opened.account.id),
  });

export const recordAcceptance = (
  sharing: Sharing,
  opened: OpenedLink,
  accepted: { organizationId: string; collaborationId: string; status: 'active' | 'pending' },
): Promise<void> =>
  record(sharing, opened, {
    use: accepted.status === 'active' ? 'accepted' : 'requested',
    organizationId: accepted.organizationId,
    refusal: null,
    sameAs: [accepted.collaborationId],
  });

/** Only what the link was refused for; an organization only where the person is its active member. */
export async function recordRefusal(
  sharing: Sharing,
  opened: OpenedLink,
  error: unknown,
  organizationId?: string,
): Promise<void> {
  const refusal = error instanceof Refused ? error.refusal.code : undefined;
  if (!refusal || !/^share-link\.(?!not-found)|^project/.test(refusal)) return;
  const chosen = opened.organizations.find(({ id }) => id === organizationId)?.id ?? null;
  await record(sharing, opened, {
    use: 'refused',
    organizationId: chosen,
    refusal,
    sameAs: onceAnHour(sharing, refusal, opened.account.id, chosen ?? ''),
  });
}
