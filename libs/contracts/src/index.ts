export * from './annotations.ts';
export * from './client.ts';
export * from './errors/index.ts';
export * from './events/index.ts';
export * from './http/index.ts';
export * from './primitives.ts';
export * from './retry.ts';
export * from './session.ts';
