/** What a route is about, by its path. */
export type Scope = 'organization' | 'project' | 'image';
export type Name = { readonly camel: string; readonly words: string };

/** How a use case of one service and scope is written; undefined where that service has none of the kind. */
export type Kind = {
  /** The table in the contracts that gets the route, and what the row needs there. */
  readonly table: { readonly file: string; readonly name: string };
  readonly errors: {
    readonly text: string;
    readonly imports: readonly (readonly [name: string, from: string])[];
  };
  readonly handler: string;
  readonly source: (it: Name, summary: string) => string;
  readonly spec: (it: Name) => string;
};
export type ServiceKinds = {
  /** In `routes.ts`. */
  readonly handlers: string;
  readonly kinds: { readonly [Key in `${Scope} ${'read' | 'write'}`]?: Kind };
  /** Why there is no other kind. */
  readonly otherwise: string;
};

const contracts = 'libs/contracts/src/http';
export const common = '../common.ts';
export const tables = {
  organization: { file: `${contracts}/org/organization.ts`, name: 'organizationRoutes' },
  project: { file: `${contracts}/project-sharing/project.ts`, name: 'projectRoutes' },
  image: { file: `${contracts}/review-workflow/image.ts`, name: 'imageRoutes' },
  timeline: { file: `${contracts}/activity.ts`, name: 'activityRoutes' },
} as const;

/** The names of refusals that a route spreads, imported from one module. */
export const refusals = (from: string, ...names: readonly string[]): Kind['errors'] => ({
  text: names.length === 1 ? `${names[0]}` : `[${names.map((name) => `...${name}`).join(', ')}]`,
  imports: names.map((name) => [name, from] as const),
});
