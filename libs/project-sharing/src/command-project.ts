import type { OrganizationState, Refused } from '@tandem/contracts';
import { refuse } from '@tandem/contracts';
import type { CommandContext, Decision, Outcome } from '@tandem/platform';
import type { Capability, Standing } from '@tandem/rules';
import { can, isHostManager, standing } from '@tandem/rules';
import type { Project } from './project.ts';
import type { Sharing } from './sharing.ts';

/** Who asks, for which organization, about which project. */
export type Acting = {
  readonly accountId: string;
  readonly organizationId: string;
  readonly projectId: string;
  readonly context: CommandContext;
};

/** Who asks, as the project knows them. */
export type Insider = { readonly standing: Standing; readonly organization: OrganizationState };

/** Whether an insider may do this at all; asked of every command first. */
export type Permit = (project: Project, me: Insider) => Refused | undefined;

export const missing = (capability: string): Refused => refuse('project.capability-missing', { capability });

export const needs =
  (capability: Capability): Permit =>
  (project, me) =>
    can(me.standing, capability, project) ? undefined : missing(capability);

/** Settings, the link, bars, all collaborations: host managers (product: Who sees what, the row settings). */
export const needsHostManager: Permit = (_project, me) =>
  isHostManager(me.standing) ? undefined : missing('change-project-settings');

async function insider(
  { organizations }: Sharing,
  { accountId, organizationId }: Acting,
  project: Project,
): Promise<Insider | undefined> {
  const organization = await organizations.get(organizationId);
  const mine = standing(project, organization, accountId, organizationId);
  return organization && mine && { standing: mine, organization };
}

/** Changes a project through the write gate; to outsiders it does not exist. */
export async function commandProject<Result, Also = undefined>(
  sharing: Sharing,
  acting: Acting,
  command: {
    readonly permit: Permit;
    /** What else the decision rests on. */
    readonly also?: (project: Project) => Promise<Also>;
    readonly decide: (
      project: Project,
      me: Insider,
      also: Also | undefined,
    ) => Decision<Project, Result> | Refused;
  },
): Promise<Outcome<Project, Result>> {
  const outcome = await sharing.projects.update(acting.projectId, acting.context, {
    facts: async (project) => ({
      me: await insider(sharing, acting, project),
      also: await command.also?.(project),
    }),
    permit: (project, { me }) => (me ? command.permit(project, me) : refuse('project.not-found')),
    decide: (project, { me, also }) => (me ? command.decide(project, me, also) : refuse('project.not-found')),
  });
  if (!outcome) throw refuse('project.not-found');
  return outcome;
}

/** Reads a project as the person who asks; to outsiders it does not exist. */
export async function visitProject(
  sharing: Sharing,
  acting: Acting,
  permit?: Permit,
): Promise<Insider & { readonly project: Project }> {
  const found = await sharing.projects.get(acting.projectId);
  const me = found && (await insider(sharing, acting, found.state));
  if (!found || !me) throw refuse('project.not-found');
  const refused = permit?.(found.state, me);
  if (refused) throw refused;
  return { project: found.state, ...me };
}
