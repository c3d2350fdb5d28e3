export * from './next-buttons.tsx';
export * from './outside.tsx';
export * from './overview.tsx';
export * from './texts.ts';
export * from './use-overview.ts';
