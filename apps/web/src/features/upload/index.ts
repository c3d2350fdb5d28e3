export * from './drop-zone.tsx';
export * from './upload-buttons.tsx';
export * from './upload-tray.tsx';
