export type { Place } from './found.ts';
export * from './search-palette.tsx';
