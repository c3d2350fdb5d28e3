export * from './conflict-panel.tsx';
export { mergeByChoice } from './merge.ts';
export * from './use-image-work.ts';
export type { ImageWork } from './image-work.ts';
export { revisionQuery } from './work-server.ts';
export * from './work-notices.tsx';
export type { WorkState } from './work-state.ts';
export { mayEdit } from './work-state.ts';
export * from './work-status.tsx';
