import type { LiveMessage, OrganizationState, ProjectState } from '@tandem/contracts';
import { standing } from '@tandem/rules';
import type { Copies } from '../copies.ts';
import type { Journal } from '../journal.ts';
import type { JournalEntry, JournaledAggregate } from '../journal.store.ts';
import type { TimelineReader } from '../timeline-reader.ts';
import { readerOf } from '../timeline-reader.ts';
import { imageHint, imageViewOf } from './image-hint.ts';
import { organizationHint } from './organization-hint.ts';
import { projectHint } from './project-hint.ts';
import type { Viewer, Viewers } from './viewers.ts';

type Deps = { readonly copies: Copies; readonly journal: Journal; readonly viewers: Viewers };
/** Each message once to each viewer, though several events of a batch led to it. */
type Told = Iterable<readonly [Viewer, Iterable<LiveMessage>]>;
type Hints = { readonly [Name in JournaledAggregate]: (entries: readonly JournalEntry[]) => Promise<Told> };

/** Whom a batch of events is told to, by what the copies say now. */
export function createHints({ copies, journal, viewers }: Deps): Hints {
  const subjectsOf = (entries: readonly JournalEntry[]) => entries.map(({ event }) => event.subject);
  const involved = (project: ProjectState): readonly string[] => [
    ...new Set([project.organizationId, ...project.collaborations.map((one) => one.organizationId)]),
  ];
  const listening = async (ids: Iterable<string>) =>
    copies.organizations.getMany([...new Set(ids)].filter((id) => viewers.of(id).length > 0));

  /** Who listens and is in a project now. */
  function readersOf(project: ProjectState, organizations: ReadonlyMap<string, OrganizationState>) {
    return involved(project).flatMap((id) => {
      const organization = organizations.get(id);
      if (!organization) return [];
      return viewers.of(id).flatMap((viewer): { viewer: Viewer; reader: TimelineReader }[] => {
        const isIn = standing(project, organization, viewer.accountId, id) !== undefined;
        const reader = isIn ? readerOf(project, organization, viewer.accountId) : undefined;
        return reader ? [{ viewer, reader }] : [];
      });
    });
  }

  return {
    async image(entries) {
      const [images, projects] = await Promise.all([
        copies.images.getMany(subjectsOf(entries)),
        copies.projects.getMany(entries.flatMap(({ projectId }) => projectId ?? [])),
      ]);
      const organizations = await listening([...projects.values()].flatMap(involved));
      if (organizations.size === 0) return [];
      const before = await journal.entrustedBefore(entries);
      const readers = new Map([...projects].map(([id, project]) => [id, readersOf(project, organizations)]));
      const outbox = createOutbox();
      for (const entry of entries) {
        const image = images.get(entry.event.subject);
        if (!image) continue;
        const known = new Map<string, LiveMessage | undefined>();
        for (const { viewer, reader } of readers.get(image.projectId) ?? []) {
          const view = imageViewOf(reader);
          if (!known.has(view)) known.set(view, imageHint(reader, entry, image, before.get(entry.id)));
          outbox.put(viewer, known.get(view));
        }
      }
      return outbox.all();
    },

    async project(entries) {
      const projects = await copies.projects.getMany(subjectsOf(entries));
      const concerned = (entry: JournalEntry) => {
        const project = projects.get(entry.event.subject);
        // A request is no collaboration yet: the state does not name who asks.
        const { organizationId } = entry.event.data.change;
        const asks = typeof organizationId === 'string' ? [organizationId] : [];
        return project ? [...new Set([...involved(project), ...asks])] : [];
      };
      const organizations = await listening(entries.flatMap(concerned));
      const outbox = createOutbox();
      for (const entry of entries) {
        const project = projects.get(entry.event.subject);
        if (!project) continue;
        for (const id of concerned(entry)) {
          const organization = organizations.get(id);
          if (!organization) continue;
          for (const viewer of viewers.of(id))
            outbox.put(viewer, projectHint(project, organization, viewer.accountId, entry));
        }
      }
      return outbox.all();
    },

    async organization(entries) {
      const organizations = await listening(subjectsOf(entries));
      const outbox = createOutbox();
      for (const entry of entries) {
        const organization = organizations.get(entry.event.subject);
        if (!organization) continue;
        for (const viewer of viewers.of(organization.id))
          outbox.put(viewer, organizationHint(organization, viewer.accountId, entry));
      }
      return outbox.all();
    },
  };
}

function createOutbox() {
  const messages = new Map<Viewer, Map<string, LiveMessage>>();
  return {
    put(viewer: Viewer, message: LiveMessage | undefined) {
      if (!message) return;
      const own = messages.get(viewer) ?? new Map<string, LiveMessage>();
      messages.set(viewer, own.set(JSON.stringify(message), message));
    },
    all: (): Told => [...messages].map(([viewer, own]) => [viewer, own.values()] as const),
  };
}
