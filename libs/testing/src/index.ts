export * from './builders.ts';
export * from './states.ts';
export * from './test-platform.ts';
