export { copiedBy } from './applied.ts';
export { gatewayOptions, gatewayProcess } from './config.ts';
export { defaultLimits, type Limits } from './guards.ts';
export type { Mailbox, MailRecord } from './mailbox.ts';
export { openApiDocument } from './openapi.ts';
export type { DemoAccount } from './page-texts.ts';
export { createGateway, type GatewayDeps } from './service.ts';
