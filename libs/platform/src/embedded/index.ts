export { DataFolderError, openDataFolder } from './data-folder.ts';
export type { DataFolder } from './data-folder.ts';
export { openDiskBlobs } from './disk-blobs.ts';
export { openEmbeddedLog } from './embedded-log.ts';
export { openEmbeddedStore } from './embedded-store.ts';
export { listMails, openFileMailer } from './file-mailer.ts';
export type { FiledMail } from './file-mailer.ts';
