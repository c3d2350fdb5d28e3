export * from './history-panel.tsx';
export * from './revision-banner.tsx';
