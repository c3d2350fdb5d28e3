export * from './compare-bar.tsx';
export * from './use-comparison.ts';
