import { collaborationOf, voidKeys } from './holders.ts';
import type { PersonField } from './keys-in-use.ts';
import type { Situation } from './situation.ts';
import { withOrganizations } from './situation.ts';
import type { Release } from './visible-images.ts';
import { unseenFrom } from './visible-images.ts';
import type { Workflow } from './workflow.ts';

/**
 * The people named in a field who count no longer, and on which images: everywhere those who are in force no longer;
 * elsewhere those who do not see the image. What names them is free, and never rewritten. `countsOn` says the same of one.
 */
export async function readReleases(
  { keysInUse, copies }: Workflow,
  situation: Situation,
  field: PersonField,
  fresh = false,
): Promise<readonly Release[]> {
  const { project } = situation;
  const keys = await keysInUse(field, situation, fresh);
  if (keys.length === 0) return [];
  const homes = project.collaborations.filter((c) => c.status === 'active').map((c) => c.organizationId);
  const known = await withOrganizations(copies, situation, [project.organizationId, ...homes]);
  const gone = voidKeys(keys, known);
  const present = Map.groupBy(
    keys.filter((key) => !gone.includes(key)),
    collaborationOf,
  );
  const unseeing = [...present].map(([side, theirs]): Release => ({
    keys: theirs,
    on: side === null ? [] : unseenFrom(side, situation),
  }));
  return [{ keys: gone, on: [{}] }, ...unseeing].filter(
    (release) => release.keys.length > 0 && release.on.length > 0,
  );
}
