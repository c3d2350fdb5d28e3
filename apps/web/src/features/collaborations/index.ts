export * from './collaborations-section.tsx';
