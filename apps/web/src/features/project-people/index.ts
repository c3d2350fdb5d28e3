export * from './add-people.tsx';
export * from './invite-first.tsx';
export * from './people-list.tsx';
export * from './texts.ts';
