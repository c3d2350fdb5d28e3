export { blobsConformance } from './blobs-conformance.ts';
export type { OpenedBlobs } from './blobs-conformance.ts';
export { eventLogConformance } from './event-log-conformance.ts';
export type { OpenedEventLog } from './event-log-conformance.ts';
export { mailerConformance } from './mailer-conformance.ts';
export type { OpenedMailer } from './mailer-conformance.ts';
export { storeConformance } from './store-conformance.ts';
export type { OpenedStore } from './store-conformance.ts';
