export * from './live-updates.tsx';
export type { LiveState } from './open-live.ts';
export * from './live-state.tsx';
