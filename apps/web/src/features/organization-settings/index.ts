export * from './organization-settings.tsx';
export * from './texts.ts';
