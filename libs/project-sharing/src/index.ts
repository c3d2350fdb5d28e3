export { createProjectSharing } from './service.ts';
