export * from './labels-section.tsx';
