import type { ProjectFigures } from './project.ts';

/** Ended, it stays with its members as they were: that alone puts them out, and says whom a return may bring back. */
export const endCollaboration = <P extends ProjectFigures>(project: P, id: string, at: string): P => ({
  ...project,
  collaborations: project.collaborations.map((collaboration) =>
    collaboration.id === id ? { ...collaboration, status: 'ended', endedAt: at } : collaboration,
  ),
});
