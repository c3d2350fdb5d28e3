import type { ProjectMember } from '@tandem/contracts';
import { inForce } from '@tandem/rules';
import { holderOf } from './holders.ts';
import type { Held, Images } from './image.store.ts';
import type { Situation } from './situation.ts';
import { withOrganizations } from './situation.ts';
import { everyOf, seenFrom } from './visible-images.ts';
import type { Workflow } from './workflow.ts';

/** Whoever is assigned to these has nothing more to do. */
const over: readonly unknown[] = ['done', 'skipped'];

type Counts = Awaited<ReturnType<Images['countByAll']>>;
const total = (counts: Counts): number => counts.reduce((sum, { count }) => sum + count, 0);

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
  // By the person first: then the index of the field serves, and not any that begins with the step.
  const holding = (field: Held['field'], step?: string) =>
    images.countByAll('held', { projectId, field, key, step, any }, [field, 'step']);
  const claimed = everyOf(any, [{ 'claim.holder.key': key }]);
  const [claims, assigned, sentBack] = await Promise.all([
    images.countByAll('claimed', { projectId, after: now.toISOString(), any: claimed }, ['claim.holder.key']),
    holding('assignee.key'),
    holding('returnedTo.key', 'waiting_for_change'),
  ]);
  const open = assigned.filter(({ values: [, step] }) => !over.includes(step));
  return {
    people: present.length,
    claims: total(claims),
    assignments: total(open),
    sentBack: total(sentBack),
  };
}
