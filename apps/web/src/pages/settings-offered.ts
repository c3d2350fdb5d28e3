import type { ProjectView } from '../shared/api/index.ts';

type Facts = Pick<ProjectView, 'settings' | 'capabilities' | 'mayStop' | 'mayAppointMyself'>;

/** Which parts of a project's settings its reader finds; without any, the page is not offered. */
export function settingsOffered({ settings, capabilities, mayStop, mayAppointMyself }: Facts) {
  const whole = capabilities.includes('rename-or-delete-project');
  const sections = {
    appointment: mayAppointMyself,
    general: whole,
    workflow: settings !== null,
    labels: capabilities.includes('manage-labels'),
    collaborations: mayStop,
    shareLink: settings !== null,
    deletion: whole,
  };
  return { sections, any: Object.values(sections).some(Boolean) };
}
