export * from './waiting-at.ts';
