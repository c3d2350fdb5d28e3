export * from './share-link-settings.tsx';
