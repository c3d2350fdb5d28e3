import type { Images } from './image.store.ts';

/** The fields that name people, and in which steps a queue asks for nobody in them. */
const asked = {
  'assignee.key': undefined,
  'inProgressBy.key': 'in_progress',
  'returnedTo.key': 'waiting_for_change',
  'claim.holder.key': undefined,
} as const;
export type PersonField = keyof typeof asked;

/** The keys of people that a project's images name in a field: of this moment, or at most a second old. */
export type KeysInUse = (
  field: PersonField,
  at: { readonly project: { readonly id: string }; readonly now: Date },
  fresh?: boolean,
) => Promise<readonly string[]>;

const keptMillis = 1_000;
const keptLists = 1_000;

export function openKeysInUse(images: Images): KeysInUse {
  const kept = new Map<string, { readonly keys: Promise<readonly string[]>; readonly until: number }>();

  const count = async (field: PersonField, projectId: string, now: Date) => {
    const counts =
      field === 'claim.holder.key'
        ? await images.countBy('claimed', { projectId, after: now.toISOString(), any: [{}] }, field)
        : await images.countBy('filtered', { projectId, step: asked[field], any: [{}] }, field);
    return [...counts.keys()].filter((key) => typeof key === 'string');
  };

  return (field, { project, now }, fresh = false) => {
    const name = `${project.id} ${field}`;
    const known = kept.get(name);
    if (known && !fresh && known.until > performance.now()) return known.keys;
    const keys = count(field, project.id, now);
    if (kept.size >= keptLists) kept.clear();
    kept.set(name, { keys, until: performance.now() + keptMillis });
    keys.catch(() => kept.delete(name));
    return keys;
  };
}
