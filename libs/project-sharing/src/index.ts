export { projectSharingProcess } from './config.ts';
export { createProjectSharing } from './service.ts';
