export * from './sentence-of.ts';
export * from './sentence.ts';
export * from './sentence-line.tsx';
export * from './texts.ts';
export * from './lines.ts';
