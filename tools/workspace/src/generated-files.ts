import { openApiDocument } from '@tandem/gateway/openapi';
import { renderMatrices } from '@tandem/rules';
import { asyncApiDocument } from './asyncapi.ts';
import { configurationPage } from './configuration-page.ts';
import { errorsPage } from './errors-page.ts';
import { eventsPage } from './events-page.ts';

const json = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

/** What lies in docs/generated, by file name: the same text for the same sources, always. */
export const generatedFiles = (): Readonly<Record<string, string>> => ({
  ...renderMatrices(),
  'openapi.json': json(openApiDocument()),
  'asyncapi.json': json(asyncApiDocument()),
  'configuration.md': configurationPage(),
  'errors.md': errorsPage(),
  'events.md': eventsPage(),
});
