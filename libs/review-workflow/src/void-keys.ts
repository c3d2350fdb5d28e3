import { voidKeys } from './holders.ts';
import type { PersonField } from './keys-in-use.ts';
import type { Situation } from './situation.ts';
import { withOrganizations } from './situation.ts';
import type { Workflow } from './workflow.ts';

/** The keys in use whose holders are in force no longer: what they are named in is free (never rewritten). */
export async function readVoidKeys(
  { keysInUse, copies }: Workflow,
  situation: Situation,
  field: PersonField,
  fresh = false,
): Promise<readonly string[]> {
  const { project } = situation;
  const keys = await keysInUse(field, situation, fresh);
  if (keys.length === 0) return [];
  const homes = project.collaborations.filter((c) => c.status === 'active').map((c) => c.organizationId);
  const known = await withOrganizations(copies, situation, [project.organizationId, ...homes]);
  return voidKeys(keys, known);
}
