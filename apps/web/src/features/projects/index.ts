export * from './create-project-dialog.tsx';
export * from './project-filters.tsx';
export * from './project-list.tsx';
export * from './texts.ts';
export * from './use-projects.ts';
