export * from './compare-annotations.ts';
