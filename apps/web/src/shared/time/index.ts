export * from './use-now.ts';
