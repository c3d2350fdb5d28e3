export * from './people.ts';
export * from './photographs.ts';
export * from './shapes.ts';
