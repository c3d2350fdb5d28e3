export * from './chain-shield.tsx';
export * from './texts.ts';
export * from './timeline-filters.tsx';
export * from './timeline-list.tsx';
export * from './timeline-search.ts';
export * from './use-timeline.ts';
