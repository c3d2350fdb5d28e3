export * from './blobs.ts';
export { toCursor, type Position } from './cursor.ts';
export * from './event-log.ts';
export * from './mailer.ts';
export * from './store.ts';
export * from './unavailable.ts';
export * from './unkeepable.ts';
