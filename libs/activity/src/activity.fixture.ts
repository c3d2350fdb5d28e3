import type {
  AccountState,
  AggregateName,
  Client,
  ImageState,
  OrganizationState,
  ProjectState,
  TimelineEntry,
} from '@tandem/contracts';
import type { ErrorCode, LiveMessage } from '@tandem/contracts';
import { ApiProblem, liveMessagesOf, liveUrl } from '@tandem/contracts';
import { createLogger } from '@tandem/platform';
import type { States } from '@tandem/testing';
import {
  aProject,
  anAccount,
  anOrganization,
  createPublisher,
  openTestPlatform,
  sharedWith,
  untilApplied,
  withMember,
} from '@tandem/testing';
import type { z } from 'zod';
import { createActivity } from './service.ts';

type Entry = z.infer<typeof TimelineEntry>;
type TimelineQuery = NonNullable<Parameters<Client['getTimeline']>[0]['query']>;
type By = { readonly account: AccountState; readonly organization: OrganizationState };

/** A host project with a member in every role, shared with two partners, `amber` and `birch`; each has an owner outside. */
export function aSharedProject() {
  const people = {
    hostOwner: anAccount('Olga'),
    hostManager: anAccount('Hana'),
    hostDeveloper: anAccount('Dirk'),
    hostAnnotator: anAccount('Anni'),
    amberOwner: anAccount('Otto'),
    amberManager: anAccount('Ambra'),
    amberAnnotator: anAccount('Aki'),
    birchOwner: anAccount('Ove'),
    birchManager: anAccount('Bo'),
    birchAnnotator: anAccount('Bea'),
    stranger: anAccount('Stig'),
  };
  const host = anOrganization(
    'Kelp Institute',
    people.hostOwner,
    people.hostManager,
    people.hostDeveloper,
    people.hostAnnotator,
  );
  const amber = anOrganization('Amber Labs', people.amberOwner, people.amberManager, people.amberAnnotator);
  const birch = anOrganization(
    'Birch and Sons',
    people.birchOwner,
    people.birchManager,
    people.birchAnnotator,
  );
  const elsewhere = anOrganization('Elsewhere', people.stranger);

  let project = withMember(aProject(host), host, people.hostManager, 'manager');
  project = withMember(project, host, people.hostDeveloper, 'developer');
  project = withMember(project, host, people.hostAnnotator, 'annotator');
  project = sharedWith(project, amber, people.amberManager);
  project = withMember(project, amber, people.amberAnnotator, 'annotator');
  project = sharedWith(project, birch, people.birchManager);
  project = withMember(project, birch, people.birchAnnotator, 'annotator');

  const by = (account: AccountState, organization: OrganizationState): By => ({ account, organization });
  return {
    people,
    host,
    amber,
    birch,
    elsewhere,
    project,
    hostOwner: by(people.hostOwner, host),
    hostManager: by(people.hostManager, host),
    hostDeveloper: by(people.hostDeveloper, host),
    hostAnnotator: by(people.hostAnnotator, host),
    amberOwner: by(people.amberOwner, amber),
    amberManager: by(people.amberManager, amber),
    amberAnnotator: by(people.amberAnnotator, amber),
    birchOwner: by(people.birchOwner, birch),
    birchManager: by(people.birchManager, birch),
    birchAnnotator: by(people.birchAnnotator, birch),
    stranger: by(people.stranger, elsewhere),
  };
}

/** The collaboration of an organization, as changes of images name it. */
export function entrustmentTo(project: ProjectState, { id }: OrganizationState) {
  const collaboration = project.collaborations.find(({ organizationId }) => organizationId === id);
  if (!collaboration) throw new Error('no collaboration');
  return { collaborationId: collaboration.id, organizationId: id };
}

export function holderOf(project: ProjectState, { account, organization }: By) {
  const member = project.members.find(
    ({ accountId, organizationId }) => accountId === account.id && organizationId === organization.id,
  );
  if (!member) throw new Error(`${account.name} is no project member`);
  const { accountId, membershipId, organizationId, collaborationId } = member;
  return { accountId, membershipId, organizationId, collaborationId };
}

/** The service, and others that tell it what happened, a second apart. */
export async function openActivity() {
  const platform = await openTestPlatform('activity');
  const { url, as } = await platform.serve(
    createActivity({ ...platform.deps, logger: createLogger('activity', 'silent') }),
  );
  const publish = createPublisher(platform.log, platform.runtime);
  const latest = new Map<string, { name: AggregateName; seq: number }>();

  const remember = async (name: AggregateName, id: string, seq: number) => {
    latest.set(id, { name, seq });
    return seq;
  };
  /** `side`: of a stop, the one that stopped. */
  type Told = {
    readonly by?: By;
    readonly internalTo?: string;
    readonly side?: string;
    readonly [part: string]: unknown;
  };
  const eventOf = (type: string, { by, internalTo, side, ...change }: Told) => {
    platform.clock.advance(1_000);
    return {
      type,
      change: { ...change, ...(side !== undefined && { by: side }) },
      ...(by && { actor: by.account.id, organization: by.organization.id }),
      ...(internalTo !== undefined && { internalTo }),
    };
  };

  return {
    ...platform,
    url,
    as,
    /** Publishes states as they are, without anything having happened. */
    async knows(states: {
      accounts?: readonly AccountState[];
      organizations?: readonly OrganizationState[];
      projects?: readonly ProjectState[];
      images?: readonly ImageState[];
    }) {
      const tell = <Name extends AggregateName>(name: Name, all: readonly States[Name][] = []) =>
        all.map(async (state) => remember(name, state.id, await publish(name, state)));
      await Promise.all([
        ...tell('account', states.accounts),
        ...tell('organization', states.organizations),
        ...tell('project', states.projects),
        ...tell('image', states.images),
      ]);
    },
    /** `tandem.organization.<what>.v1` */
    async organizationEvent(organization: OrganizationState, what: string, told: Told = {}) {
      const event = eventOf(`tandem.organization.${what}.v1`, told);
      return remember('organization', organization.id, await publish('organization', organization, event));
    },
    /** `tandem.project.<what>.v1` */
    async projectEvent(project: ProjectState, what: string, told: Told = {}) {
      const event = eventOf(`tandem.project.${what}.v1`, told);
      return remember('project', project.id, await publish('project', project, event));
    },
    /** `tandem.image.<what>.v1`; what every change of an image carries is filled in. */
    async imageEvent(image: ImageState, what: string, told: Told = {}) {
      const always = { projectId: image.projectId, from: 'new', to: 'new', revision: 0, entrustedTo: null };
      const event = eventOf(`tandem.image.${what}.v1`, { ...always, ...told });
      return remember('image', image.id, await publish('image', image, event));
    },
    /** Publishes events of images that all have this time. */
    publisherAt(time: Date) {
      const atOnce = createPublisher(platform.log, { ...platform.runtime, now: () => time });
      return async (image: ImageState, type: string, told: Record<string, unknown>) => {
        const change = {
          projectId: image.projectId,
          from: 'new',
          to: 'new',
          revision: 0,
          entrustedTo: null,
          ...told,
        };
        return remember('image', image.id, await atOnce('image', image, { type, change }));
      };
    },
    /** Waits until everything told so far is in the journal and in the copies. */
    async settled() {
      const told = [...latest];
      latest.clear();
      await Promise.all(told.map(([id, { name, seq }]) => untilApplied(url, name, id, seq)));
    },
    async timeline({ account, organization }: By, projectId: string, query: TimelineQuery = {}) {
      return as(account.id).getTimeline({ params: { organizationId: organization.id, projectId }, query });
    },
    /** Listens as a tab would; ended with `stop`, or by the service. */
    async listen({ account, organization }: By) {
      const closing = new AbortController();
      const response = await fetch(`${url}${liveUrl(organization.id)}`, {
        headers: await platform.identityOf(account.id),
        signal: closing.signal,
      });
      if (!response.ok || !response.body)
        throw new ApiProblem(response.status, (await response.json()) as Record<string, unknown>);
      const messages: LiveMessage[] = [];
      const began = Promise.withResolvers<void>();
      const ended = (async (body: ReadableStream<Uint8Array>) => {
        for await (const message of liveMessagesOf(body)) {
          if (message.event === 'ready') began.resolve();
          messages.push(message);
        }
      })(response.body).then(
        () => 'ended' as const,
        () => 'broken' as const,
      );
      void ended.then(() => began.resolve());
      await began.promise;
      return {
        headers: response.headers,
        messages,
        /** What was told since the beginning, `ready` left out. */
        hints: () => messages.filter(({ event }) => event !== 'ready'),
        ended,
        stop: () => closing.abort(),
      };
    },
    check: ({ account, organization }: By, projectId: string) =>
      as(account.id).checkTimeline({ params: { organizationId: organization.id, projectId } }),
  };
}
export type Activity = Awaited<ReturnType<typeof openActivity>>;

/** Everything of a world but its images. */
export const everythingOf = ({
  people,
  host,
  amber,
  birch,
  elsewhere,
  project,
}: ReturnType<typeof aSharedProject>) => ({
  accounts: Object.values(people),
  organizations: [host, amber, birch, elsewhere],
  projects: [project],
});

/** `moved`, for `tandem.image.moved.v1`. */
export const kinds = (rows: readonly Entry[]): string[] =>
  rows.map(({ type }) => type.replace(/^tandem\.\w+\.(.*)\.v1$/, '$1'));

export async function refusalOf(call: Promise<unknown>): Promise<[status: number, code: ErrorCode]> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiProblem) return [error.status, error.code];
    throw error;
  }
  throw new Error('was not refused');
}
