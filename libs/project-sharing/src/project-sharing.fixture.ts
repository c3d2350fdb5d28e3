import type { AccountState, OrganizationState } from '@tandem/contracts';
import { ApiProblem } from '@tandem/contracts';
import type { PublishedEvent } from '@tandem/platform';
import type { Role } from '@tandem/rules';
import { anAccount, anOrganization, createPublisher, openTestPlatform, untilApplied } from '@tandem/testing';
import { createProjectSharing } from './index.ts';

export const publicUrl = 'https://tandem.example.org';

/** The problem with which a call is refused; fails where it succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiProblem) return error.problem;
    throw error;
  }
  throw new Error('expected a refusal');
}
export const codeOf = async (call: Promise<unknown>): Promise<unknown> => (await refusalOf(call))['code'];

/** This service on a platform of its own, with accounts and organizations published as org would. */
export async function openProjectSharing() {
  const platform = await openTestPlatform('project-sharing');
  const service = createProjectSharing({ ...platform.deps, tokens: platform.tokens, publicUrl });
  const { url, as, anonymous } = await platform.serve(service);
  const publish = createPublisher(platform.log);
  const events: PublishedEvent[] = [];
  await platform.log.subscribe('spec', ['tandem.projects.v1'], async (records) => {
    events.push(...records.map(({ value }) => value as PublishedEvent));
  });

  /** Publishes an account or an organization, new or changed, and waits until the service knows it. */
  const knownAccount = async (state: AccountState) => {
    await untilApplied(url, 'account', state.id, await publish('account', state));
    return state;
  };
  const known = async (state: OrganizationState) => {
    await untilApplied(url, 'organization', state.id, await publish('organization', state));
    return state;
  };

  /** A person acting for an organization, who may be no member of it. */
  const acting = (account: AccountState, organization: OrganizationState) => ({
    ...account,
    client: as(account.id),
    organizationId: organization.id,
    membershipId: organization.members.find((m) => m.accountId === account.id)?.membershipId ?? '',
    params: (projectId: string) => ({ organizationId: organization.id, projectId }),
  });
  type Person = ReturnType<typeof acting>;

  /** An organization with these people as active members, the first as its owner. */
  const organization = async <const Names extends readonly string[]>(name: string, ...names: Names) => {
    const accounts = await Promise.all(names.map((each) => knownAccount(anAccount(each))));
    const state = await known(anOrganization(name, ...accounts));
    const people = accounts.map((account) => acting(account, state));
    return { state, people: people as { [K in keyof Names]: Person } };
  };

  const projectOf = (owner: Person, name = 'Kelp forests') =>
    owner.client.createProject({ params: { organizationId: owner.organizationId }, body: { name } });

  const add = async (by: Person, projectId: string, person: Person, role: Role): Promise<string> => {
    const body = { membershipIds: [person.membershipId], role };
    const { added } = await by.client.addProjectMembers({ params: by.params(projectId), body });
    if (!added[0]) throw new Error(`${person.name} is a member already`);
    return added[0].projectMemberId;
  };

  /** A new link's token, on these terms. */
  const linkOn = async (
    manager: Person,
    projectId: string,
    body: NonNullable<Parameters<Person['client']['enableShareLink']>[0]>['body'],
  ): Promise<string> => {
    const call = { params: manager.params(projectId), body };
    const { on } = await manager.client.getShareLink(call);
    const link = await (on ? manager.client.rotateShareLink(call) : manager.client.enableShareLink(call));
    return link.token ?? '';
  };

  /** A new share link's token. */
  const linkOf = (manager: Person, projectId: string, maxOrganizations = 10): Promise<string> =>
    linkOn(manager, projectId, { maxOrganizations });

  const accept = (
    { client, organizationId }: Person,
    token: string,
    idempotencyKey: string = crypto.randomUUID(),
  ) => client.acceptShareLink({ body: { token, organizationId }, idempotencyKey });

  /** A project's events up to the first of this type, waited for. */
  const eventsUntil = async (projectId: string, type: string): Promise<readonly PublishedEvent[]> => {
    for (let attempt = 0; attempt < 500; attempt += 1) {
      const theirs = events.filter(({ subject }) => subject === projectId);
      const end = theirs.findIndex((event) => event.type === `tandem.project.${type}.v1`);
      if (end >= 0) return theirs.slice(0, end + 1);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`no event ${type} within 5 s`);
  };
  const eventOf = async (projectId: string, type: string): Promise<PublishedEvent> => {
    const found = (await eventsUntil(projectId, type)).at(-1);
    if (!found) throw new Error(type);
    return found;
  };

  return {
    ...platform,
    url,
    as,
    anonymous,
    knownAccount,
    known,
    acting,
    organization,
    projectOf,
    add,
    linkOf,
    linkOn,
    accept,
    eventsUntil,
    eventOf,
  };
}

export type Fixture = Awaited<ReturnType<typeof openProjectSharing>>;
export type Person = ReturnType<Fixture['acting']>;

/** The same organization with one of its members changed, or without them. */
export const withMembership = (
  organization: OrganizationState,
  person: { readonly id: string },
  change: Partial<OrganizationState['members'][number]> | 'gone',
): OrganizationState => ({
  ...organization,
  members: organization.members.flatMap((member) =>
    member.accountId !== person.id ? member : change === 'gone' ? [] : { ...member, ...change },
  ),
});

/**
 * Reef, the host, shares a project with Tide: someone in every role, an owner of each outside the project, someone
 * of each to be added, and Xenia of Gale, who has nothing to do with it.
 */
export async function openSharedProject(fixture: Fixture) {
  const { organization, known, projectOf, add, linkOf, accept } = fixture;
  const reef = await organization('Reef', 'Hana', 'Dario', 'Amara', 'Odile', 'Noor');
  const tide = await organization('Tide', 'Oskar', 'Emil', 'Anouk', 'Zoe');
  const gale = await organization('Gale', 'Xenia');
  const [manager, developer, annotator, hostOwner, hostSpare] = reef.people;
  const [partnerOwner, extManager, extAnnotator, extSpare] = tide.people;
  const host = await known(withMembership(reef.state, hostOwner, { type: 'owner' }));
  const { id } = await projectOf(manager);
  const token = await linkOf(manager, id);
  const accepted = await accept(extManager, token);
  const memberIds = {
    manager: '',
    developer: await add(manager, id, developer, 'developer'),
    annotator: await add(manager, id, annotator, 'annotator'),
    extManager: accepted.projectMemberId ?? '',
    extAnnotator: await add(extManager, id, extAnnotator, 'annotator'),
  };
  const { rows } = await manager.client.listProjectMembers({ params: manager.params(id) });
  memberIds.manager = rows.find(({ accountId }) => accountId === manager.id)?.id ?? '';
  return {
    id,
    token,
    host,
    memberIds,
    collaborationId: accepted.collaborationId,
    partner: tide.state,
    outsider: gale.people[0],
    manager,
    developer,
    annotator,
    hostOwner,
    hostSpare,
    partnerOwner,
    extManager,
    extAnnotator,
    extSpare,
  };
}
