export * from './texts.ts';
export * from './format.ts';
