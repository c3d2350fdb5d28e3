export { activityProcess } from './config.ts';
export { createActivity } from './service.ts';
