export * from './changes.ts';
export * from './envelope.ts';
export * from './make.ts';
export * from './states.ts';
export * from './topics.ts';
