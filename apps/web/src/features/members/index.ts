export * from './invite-dialog.tsx';
export * from './members.tsx';
export * from './texts.ts';
