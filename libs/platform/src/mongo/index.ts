export type { MigrationReport } from './migration.ts';
export { openMongoStore } from './mongo-store.ts';
export type { MongoStore } from './mongo-store.ts';
