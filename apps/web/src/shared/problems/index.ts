export * from './problem-panel.tsx';
export * from './problem-words.ts';
export * from './tell-done.ts';
export * from './tell-problem.ts';
