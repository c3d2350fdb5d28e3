export * from './comments-panel.tsx';
export * from './texts.ts';
export * from './threads.ts';
export * from './use-comments.ts';
