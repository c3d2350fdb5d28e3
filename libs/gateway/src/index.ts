export { copiedBy } from './applied.ts';
export { gatewayOptions, gatewayProcess } from './config.ts';
export { defaultLimits, type Limits } from './guards.ts';
export type { Mailbox, MailRecord } from './mailbox.ts';
export { openApiDocument } from './openapi.ts';
export type { DemoAccount } from './own-routes.ts';
export { createGateway, type GatewayDeps } from './service.ts';
export type { WebApp, WebAppState } from './web-app.ts';
