export * from './create-project.tsx';
export * from './project-filters.tsx';
export * from './project-list.tsx';
export * from './texts.ts';
export * from './use-projects.ts';
