export { orgProcess } from './config.ts';
export { createOrg } from './service.ts';
export type { OrgDeps } from './service.ts';
