import type { Move } from '@tandem/rules';
import sharp from 'sharp';
import type { AccountState, Client, ImageView, OrganizationState, ProjectState } from '@tandem/contracts';
import { aggregates } from '@tandem/contracts';
import type { PublishedEvent, Store } from '@tandem/platform';
import {
  anAccount,
  anOrganization,
  aProject,
  createPublisher,
  openTestPlatform,
  sharedWith,
  untilApplied,
  withLabel,
  withMember,
} from '@tandem/testing';
import { createReviewWorkflow } from './service.ts';

export const width = 64;
export const height = 48;

const picture = sharp({ create: { width, height, channels: 3, background: '#3a6ea5' } });
/** A small photograph. */
export const aJpeg = picture.clone().jpeg().toBuffer();

/** Somebody acting for an organization: their client, and the path to the project. */
export type Actor = {
  readonly account: AccountState;
  readonly organization: OrganizationState;
  readonly api: Client;
  readonly project: { readonly organizationId: string; readonly projectId: string };
  image(id: string): {
    readonly organizationId: string;
    readonly projectId: string;
    readonly imageId: string;
  };
};

const names = {
  host: ['manager', 'developer', 'annotator', 'secondManager', 'secondAnnotator', 'owner'],
  amber: ['amberManager', 'amberAnnotator', 'amberOwner'],
  birch: ['birchManager', 'birchAnnotator'],
} as const;
export type Name = (typeof names)[keyof typeof names][number] | 'stranger';

/**
 * A host with people in every role, two partners, and a project with labels: shared with both (the default), with one, or
 * with none. Each spec file opens its own.
 */
export async function openWorld({
  partners = 2,
  storeOver = (store) => store,
}: {
  readonly partners?: 0 | 1 | 2;
  /** What the service gets for a store. */
  readonly storeOver?: (store: Store) => Store;
} = {}) {
  const platform = await openTestPlatform('review-workflow');
  const { deps, blobs } = platform;
  const service = createReviewWorkflow({ ...deps, store: storeOver(deps.store), blobs });
  const served = await platform.serve(service);
  const publish = createPublisher(platform.log);

  const accounts = new Map<string, AccountState>(
    [...Object.values(names).flat(), 'stranger'].map((name) => [name, anAccount(name)]),
  );
  const account = (name: Name) => accounts.get(name) as AccountState;
  // The first of an organization is its owner: those that are no project members.
  const host = anOrganization('Host', ...(['owner', ...names.host.slice(0, 5)] as Name[]).map(account));
  const amber = anOrganization(
    'Amber',
    ...(['amberOwner', 'amberManager', 'amberAnnotator'] as const).map(account),
  );
  const birch = anOrganization('Birch', ...names.birch.map(account));
  const elsewhere = anOrganization('Elsewhere', account('stranger'));

  let project = aProject(host);
  for (const [name, role] of [
    ['manager', 'manager'],
    ['developer', 'developer'],
    ['annotator', 'annotator'],
    ['secondManager', 'manager'],
    ['secondAnnotator', 'annotator'],
  ] as const)
    project = withMember(project, host, account(name), role);
  if (partners > 0) {
    project = sharedWith(project, amber, account('amberManager'));
    project = withMember(project, amber, account('amberAnnotator'), 'annotator');
  }
  if (partners > 1) {
    project = sharedWith(project, birch, account('birchManager'));
    project = withMember(project, birch, account('birchAnnotator'), 'annotator');
  }
  project = withLabel(withLabel(project, 'animal', 'vector'), 'sea floor', 'segmentation');

  const tell = async (name: 'account' | 'organization' | 'project', state: { readonly id: string }) => {
    const seq = await publish(name, state as never);
    await untilApplied(served.url, name, state.id, seq);
  };
  await Promise.all([
    ...[...accounts.values()].map((state) => tell('account', state)),
    ...[host, amber, birch, elsewhere].map((state) => tell('organization', state)),
    tell('project', project),
  ]);

  const homes: Record<string, OrganizationState> = { stranger: elsewhere };
  for (const name of names.host) homes[name] = host;
  for (const name of names.amber) homes[name] = amber;
  for (const name of names.birch) homes[name] = birch;
  const actor = (name: Name, organization = homes[name] as OrganizationState): Actor => {
    const path = { organizationId: organization.id, projectId: project.id };
    return {
      account: account(name),
      organization,
      api: served.as(account(name).id),
      project: path,
      image: (imageId) => ({ ...path, imageId }),
    };
  };

  let uploads = 0;
  const heard: PublishedEvent[] = [];
  await platform.log.subscribe('spec', [aggregates.image.topic], async (records) => {
    heard.push(...records.map(({ value }) => value as PublishedEvent));
  });

  return {
    ...platform,
    url: served.url,
    anonymous: served.anonymous,
    host,
    amber,
    birch,
    as: actor,
    projectMemberId: (name: Name) =>
      project.members.find(
        (m) =>
          m.accountId === account(name).id && m.organizationId === homes[name]?.id && m.removedAt === null,
      )?.id ?? '',
    collaborationOf: (organization: OrganizationState) =>
      project.collaborations.find((c) => c.organizationId === organization.id)?.id ?? '',
    label: (name: 'animal' | 'sea floor') => project.labels.find((label) => label.name === name)?.id ?? '',
    project: () => project,
    /** Publishes the project as it is from now on, and waits until the service knows. */
    async changeProject(change: (before: ProjectState) => ProjectState) {
      project = change(project);
      await tell('project', project);
    },
    /** Removes somebody from their organization, for good. */
    async leaveOrganization(organization: OrganizationState, name: Name) {
      const members = organization.members.filter(({ accountId }) => accountId !== account(name).id);
      await tell('organization', { ...organization, members } as OrganizationState);
    },
    tell,
    async upload(name = `image-${(uploads += 1)}.jpg`, folder = ''): Promise<ImageView> {
      const { api, project: params } = actor('manager');
      return api.uploadImage({ params, form: { folder }, file: { name, bytes: await aJpeg } });
    },
    /** A bounding box of the vector label. */
    box: (id: string, at = 1) => ({
      id,
      labelId: project.labels.find(({ type }) => type === 'vector')?.id ?? '',
      shape: 'boundingBox' as const,
      segmentation: [at, 1, at + 9, 1, at + 9, 10, at, 10],
      attributes: [],
    }),
    /** The events of an image that were published, once there are so many. */
    async eventsOf(imageId: string, count: number): Promise<readonly PublishedEvent[]> {
      for (const until = Date.now() + 5_000; Date.now() < until;) {
        const events = heard.filter(({ subject }) => subject === imageId);
        if (events.length >= count) return events.toSorted((a, b) => a.seq - b.seq);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error(`fewer than ${count} events of the image ${imageId}`);
    },
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;

/** What a refusal is expected to be. */
export const refusal = (status: number, code: string, problem: object = {}) => ({
  status,
  code,
  problem: { ...problem, code, status } as object,
});

/** Makes a move on an image as it stands, with everything that a move may need. */
export async function makeMove(
  who: Actor,
  image: Pick<ImageView, 'id' | 'status' | 'revision'>,
  move: Move,
  more: {
    readonly returnTo?: 'submitter' | 'anyone';
    readonly waive?: boolean;
    readonly reason?: string;
    readonly point?: [number, number];
    readonly annotationId?: string;
  } = {},
): Promise<ImageView> {
  const needs =
    move === 'request_change' || move === 'reopen'
      ? { comment: 'The fin is missing.' }
      : move === 'skip'
        ? { reason: 'Blurred.' }
        : {};
  return who.api.moveImage({
    params: who.image(image.id),
    body: { move, from: image.status, revision: image.revision, ...needs, ...more },
  });
}

/** Saves boxes with these ids over the revision that the image has. */
export async function save(
  world: World,
  who: Actor,
  image: Pick<ImageView, 'id' | 'revision'>,
  ...ids: string[]
) {
  const annotations = ids.map((id, n) => world.box(id, n + 1));
  const answer = await who.api.saveRevision({
    params: who.image(image.id),
    body: { revision: image.revision, annotations },
  });
  return answer.image;
}
