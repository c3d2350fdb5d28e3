export * from './annotation-canvas.tsx';
export * from './annotation-list.tsx';
export * from './first-shape-hint.tsx';
export * from './tool-bar.tsx';
export * from './use-editor-keys.ts';
export * from './view-bar.tsx';
export type { PinPlace } from './desk.ts';
export type { Compare } from './paint-annotations.ts';
export type { Pin } from './pins.tsx';
