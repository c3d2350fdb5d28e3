export const service = 'project-sharing';
