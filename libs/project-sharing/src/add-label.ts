import type { Label } from '@tandem/contracts';
import { event, refuse } from '@tandem/contracts';
import type { Acting } from './command-project.ts';
import { commandProject, needs } from './command-project.ts';
import { foldName } from './name-keys.ts';
import type { Project } from './project.ts';
import { changed } from './project.ts';
import type { Sharing } from './sharing.ts';

const most = { labels: 200, attributeCharacters: 100_000 };

const attributeCharacters = (labels: readonly Pick<Label, 'attributes'>[]): number =>
  labels.reduce((sum, { attributes }) => sum + JSON.stringify(attributes).length, 0);

export function decideLabel(project: Project, label: Omit<Label, 'deletedAt'>) {
  const live = [...project.labels.filter(({ deletedAt }) => deletedAt === null), label];
  const key = foldName(label.name);
  if (live.some(({ id, name }) => id !== label.id && foldName(name) === key))
    return refuse('label.name-taken', { name: label.name });
  if (live.length > most.labels || attributeCharacters(live) > most.attributeCharacters)
    return refuse('label.too-many', most);
  const { id, name, type } = label;
  const next = { ...project, labels: [...project.labels, { ...label, deletedAt: null }] };
  return changed(next, [event('tandem.project.label_added.v1', { labelId: id, name, type })], { id });
}

/** Names are unique among the labels in use, whatever their case. */
export async function addLabel(sharing: Sharing, acting: Acting, wanted: Omit<Label, 'id' | 'deletedAt'>) {
  const label = { id: sharing.runtime.newId(), ...wanted };
  const { result } = await commandProject(sharing, acting, {
    permit: needs('manage-labels'),
    decide: (project) => decideLabel(project, label),
  });
  return { ...label, ...result };
}
