import type { Role, Side } from '@tandem/rules';

export type ProjectSoFar = {
  readonly side: Side;
  readonly role: Role;
  readonly capabilities: readonly string[];
  readonly labels: number;
  readonly images: number;
  /** Images that somebody has begun, as far as I see them. */
  readonly begun: number;
  /** People of my own side. */
  readonly ownPeople: number;
  /** Undefined: not for me to know. */
  readonly link: 'on' | 'off' | undefined;
  readonly requests: number;
  readonly partners: readonly { readonly name: string; readonly people: number }[];
};

export type NextStep = {
  readonly step:
    | 'add-labels'
    | 'upload-images'
    | 'share'
    | 'link-is-on'
    | 'approve-requests'
    | 'add-people'
    | 'look-at-images'
    | 'images-to-come'
    | 'partner-adds-people';
  readonly done: boolean;
  /** Whom one waits for, where it is not one's own step. */
  readonly waitsFor?: string;
  readonly count?: number;
};

/** What to do next in a project, by whoever may do it: in this order; all done: nothing. */
export function nextSteps(project: ProjectSoFar): readonly NextStep[] {
  const steps = project.side === 'host' ? hostSteps(project) : partnerSteps(project);
  return steps.some(({ done }) => !done) ? steps : [];
}

const may = ({ capabilities }: ProjectSoFar, capability: string): boolean =>
  capabilities.includes(capability);

function hostSteps(project: ProjectSoFar): NextStep[] {
  const { labels, images, partners, requests, link, ownPeople } = project;
  const shares = project.role === 'manager';
  const shared = partners.length > 0;
  const open: NextStep = link === 'on' ? { step: 'link-is-on', done: false } : { step: 'share', done: false };
  return [
    ...(requests > 0 && shares ? [{ step: 'approve-requests', done: false, count: requests } as const] : []),
    ...(may(project, 'manage-labels') ? [{ step: 'add-labels', done: labels > 0 } as const] : []),
    ...(may(project, 'manage-images') ? [{ step: 'upload-images', done: images > 0 } as const] : []),
    ...(may(project, 'manage-members') && !shared
      ? [{ step: 'add-people', done: ownPeople > 1 } as const]
      : []),
    ...(shares ? [shared ? ({ step: 'share', done: true } as const) : open] : []),
    ...(may(project, 'manage-members') ? partners.filter(({ people }) => people <= 1) : []).map(
      ({ name }): NextStep => ({ step: 'partner-adds-people', done: false, waitsFor: name }),
    ),
  ];
}

function partnerSteps(project: ProjectSoFar): NextStep[] {
  if (!may(project, 'manage-members')) return [];
  const { ownPeople, images, begun } = project;
  return [
    { step: 'add-people', done: ownPeople > 1 },
    images > 0 ? { step: 'look-at-images', done: begun > 0 } : { step: 'images-to-come', done: false },
  ];
}
