export * from './client.ts';
export * from './queries.ts';
export * from './views.ts';
export * from './place.ts';
export * from './session.ts';
export * from './searches.ts';
