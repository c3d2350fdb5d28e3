export * from './advanced-section.tsx';
export * from './appoint-section.tsx';
export * from './delete-project.tsx';
export * from './general-section.tsx';
export * from './texts.ts';
export * from './workflow-section.tsx';
