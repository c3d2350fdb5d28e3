export * from './accept-invitation.tsx';
export * from './accept-share-link.tsx';
export * from './texts.ts';
