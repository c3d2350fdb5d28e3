export * from './key-sheet.tsx';
export * from './key-table.ts';
export * from './pressed.ts';
export * from './use-keys.ts';
export * from './use-key-names.ts';
