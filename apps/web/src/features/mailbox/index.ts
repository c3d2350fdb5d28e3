export * from './mailbox.tsx';
export * from './texts.ts';
