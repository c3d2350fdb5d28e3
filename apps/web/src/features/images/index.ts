export * from './images-view.tsx';
export * from './next-buttons.tsx';
export { imagesTexts } from './texts.ts';
export { useFilters } from './use-filters.ts';
