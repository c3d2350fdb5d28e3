import type { ProjectSettings } from '@tandem/contracts';
import { event } from '@tandem/contracts';
import type { Acting, Permit } from './command-project.ts';
import { commandProject, needs } from './command-project.ts';
import { getProject } from './get-project.ts';
import type { Project } from './project.ts';
import { changed, unchanged } from './project.ts';
import type { Sharing } from './sharing.ts';

type Wanted = {
  readonly name?: string | undefined;
  readonly settings?: Partial<ProjectSettings> | undefined;
};

/** The fields that differ, as they were and as they will be. */
function differences(before: ProjectSettings, wanted: Partial<ProjectSettings>) {
  const keys = (Object.keys(wanted) as (keyof ProjectSettings)[]).filter(
    (key) => wanted[key] !== undefined && wanted[key] !== before[key],
  );
  const only = (settings: Partial<ProjectSettings>): Partial<ProjectSettings> =>
    Object.fromEntries(keys.map((key) => [key, settings[key]]));
  return keys.length > 0 ? { from: only(before), to: only(wanted) } : undefined;
}

export function decideChange(project: Project, { name = project.name, settings = {} }: Wanted) {
  const differing = differences(project.settings, settings);
  const renamed = name !== project.name;
  if (!renamed && !differing) return unchanged(project, null);
  const next = { ...project, name, settings: { ...project.settings, ...differing?.to } };
  const events = [
    ...(renamed ? [event('tandem.project.renamed.v1', { from: project.name, to: name })] : []),
    ...(differing ? [event('tandem.project.settings_changed.v1', differing)] : []),
  ];
  return changed(next, events, null);
}

/** Renames a project or changes its settings; says only what changed. */
export async function changeProject(sharing: Sharing, acting: Acting, wanted: Wanted) {
  const permit: Permit = (project, me) =>
    (wanted.name === undefined ? undefined : needs('rename-or-delete-project')(project, me)) ??
    needs('change-project-settings')(project, me);
  await commandProject(sharing, acting, {
    permit,
    decide: (project) => decideChange(project, wanted),
  });
  return { ...(await getProject(sharing, acting)), pending: [] };
}
