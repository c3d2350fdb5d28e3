import type { ProjectMember } from '@tandem/contracts';
import { inForce } from '@tandem/rules';
import { holderOf } from './holders.ts';
import type { Held } from './image.store.ts';
import type { Situation } from './situation.ts';
import { withOrganizations } from './situation.ts';
import { everyOf, seenFrom } from './visible-images.ts';
import type { Workflow } from './workflow.ts';

const total = (counts: ReadonlyMap<unknown, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/** Whoever is assigned to these has nothing more to do. */
const over = new Set<unknown>(['done', 'skipped']);

/** Those of these members who count, and the work that ends with their standing. All are of one side; null: the host's. */
export async function endingWork(
  { images, copies }: Workflow,
  situation: Situation,
  side: string | null,
  members: readonly ProjectMember[],
) {
  const { project, now } = situation;
  const homes = members.map(({ organizationId }) => organizationId);
  const { organizations } = await withOrganizations(copies, situation, homes);
  const present = members.filter((one) => inForce(one, project, organizations(one.organizationId)));
  if (present.length === 0) return { people: 0, claims: 0, assignments: 0, sentBack: 0 };

  const key = { in: present.map((member) => holderOf(member).key) };
  // What they hold counts on images that they see.
  const any = seenFrom(side, situation);
  const projectId = project.id;
  const holding = (field: Held['field'], step?: string) =>
    images.countBy('held', { projectId, field, key, step, any }, 'step');
  const claimed = everyOf(any, [{ 'claim.holder.key': key }]);
  const [claims, assigned, sentBack] = await Promise.all([
    images.countBy('claimed', { projectId, after: now.toISOString(), any: claimed }, 'step'),
    holding('assignee.key'),
    holding('returnedTo.key', 'waiting_for_change'),
  ]);
  const open = new Map([...assigned].filter(([step]) => !over.has(step)));
  return {
    people: present.length,
    claims: total(claims),
    assignments: total(open),
    sentBack: total(sentBack),
  };
}
