import { event, refuse } from '@tandem/contracts';
import { isBarred } from '@tandem/rules';
import type { Acting } from './command-project.ts';
import { commandProject, needsHostManager } from './command-project.ts';
import type { Project } from './project.ts';
import { changed, presentMembers } from './project.ts';
import type { Sharing } from './sharing.ts';

type Wanted = { readonly projectMemberId: string; readonly reason: string };

export function decideBar(project: Project, wanted: Wanted, made: { id: string; at: string }) {
  const member = presentMembers(project).find(({ id }) => id === wanted.projectMemberId);
  if (!member) return refuse('project-member.not-found');
  const { accountId, organizationId, collaborationId } = member;
  if (collaborationId === null) return refuse('project-member.other-side');
  if (isBarred(project, accountId, organizationId)) return refuse('project-member.barred');
  const barred = { accountId, organizationId, collaborationId, reason: wanted.reason };
  const bar = { id: made.id, ...barred, since: made.at };
  const change = { barId: bar.id, ...barred };
  return changed(
    { ...project, bars: [...project.bars, bar] },
    [event('tandem.project.person_barred.v1', change)],
    { id: bar.id },
  );
}

/** One external person is out at once, until the host lifts it (product: Project members). */
export async function barPerson(sharing: Sharing, acting: Acting, wanted: Wanted) {
  const { runtime } = sharing;
  const made = { id: runtime.newId(), at: runtime.now().toISOString() };
  const { result } = await commandProject(sharing, acting, {
    permit: needsHostManager,
    decide: (project) => decideBar(project, wanted, made),
  });
  return { ...result, pending: [] };
}
