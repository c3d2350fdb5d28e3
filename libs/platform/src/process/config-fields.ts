import { z } from 'zod';
import { kafkaFields, withWholeSasl } from './kafka-fields.ts';
import { listOf } from './list-field.ts';

const logLevels = ['silent', 'error', 'warn', 'info'] as const;
const local = new Set(['localhost', '127.0.0.1', '[::1]']);
const parsedUrl = (text: string) => (URL.canParse(text) ? new URL(text) : undefined);
const isBare = ({ pathname, search, hash, username }: URL) => pathname + search + hash + username === '/';

/** `mongodb://user:password@host:port,host/database?options`, user and password percent-encoded. */
const mongoUri = (() => {
  const encoded = '(?:[^:/?#[\\]@%]|%[0-9a-fA-F]{2})';
  const host = '(?:\\[[0-9a-fA-F:.]+\\]|(?:[^:/?#[\\]@%,\\s]|%[0-9a-fA-F]{2})+)(?::\\d{1,5})?';
  return new RegExp(
    `^mongodb(?:\\+srv)?://(?:${encoded}+(?::${encoded}*)?@)?${host}(?:,${host})*(?:/[^?/@]*)?(?:\\?[^?@]*)?$`,
  );
})();

/** True for the names by which a machine reaches itself. */
export const isLocal = (url: string): boolean => local.has(parsedUrl(url)?.hostname ?? '');

const isOrigin = (text: string) => {
  const url = parsedUrl(text);
  return url !== undefined && /^https?:$/.test(url.protocol) && isBare(url);
};
const withoutSlash = (text: string) => text.replace(/\/$/, '');

/** A port; 0: any free one. */
export const portField = (standard: number, description: string) =>
  z.coerce
    .number('not a number')
    .int('not a port')
    .min(0, 'not a port')
    .max(65_535, 'not a port')
    .default(standard)
    .meta({ description });

export const countField = (standard: number, description: string, least = 1) =>
  z.coerce
    .number('not a number')
    .int('not a whole number')
    .min(least, 'too small')
    .default(standard)
    .meta({ description });

/** Where the replicas of a service answer, separated by commas. */
export const addressesField = (service: string, example: string) =>
  listOf(
    z.string().refine(isOrigin, 'not a list of http addresses without a path').transform(withoutSlash),
  ).meta({
    description: `where ${service} answers: the address of each replica, separated by commas`,
    example,
  });

/** Where people reach Tandem; https everywhere but on this machine. */
export const publicUrlField = z
  .string()
  .refine(isOrigin, { error: 'not an http address without a path', abort: true })
  .refine((text) => text.startsWith('https:') || isLocal(text), 'TLS is required beyond localhost: use https')
  .transform(withoutSlash)
  .meta({
    description: 'where people reach Tandem: https, or http on localhost',
    example: 'https://tandem.example',
  });

const jwk = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.looseObject(
      {
        kty: z.literal('OKP', 'not an Ed25519 key'),
        crv: z.literal('Ed25519', 'not an Ed25519 key'),
        x: z.string('not an Ed25519 key'),
      },
      'not a JWK',
    ),
  );

export const identityPublicKeyField = jwk
  .refine((key) => key['d'] === undefined, 'holds the private part: only the gateway may have it')
  .meta({
    description: 'public Ed25519 key (JWK as JSON) by which what the gateway says about people is checked',
    example: '{"kty":"OKP","crv":"Ed25519","x":"…"}',
  });

export const identityPrivateKeyField = jwk
  .refine((key) => typeof key['d'] === 'string', 'lacks the private part')
  .meta({
    description: 'private Ed25519 key (JWK as JSON) with which the gateway says who asks',
    example: '{"kty":"OKP","crv":"Ed25519","x":"…","d":"…"}',
    secret: true,
  });

/** 32 random bytes or more, base64url. */
export const tokenKeyField = z
  .string()
  .regex(/^[\w-]{43,}$/, 'not 32 bytes as base64url')
  .meta({
    description: 'key that signs the links of this service: 32 random bytes as base64url (43 characters)',
    secret: true,
  });

/** What every process is configured by. */
export const commonConfig = ({ name, port }: { readonly name: string; readonly port: number }) =>
  withWholeSasl(commonFields({ name, port }));

const commonFields = ({ name, port }: { readonly name: string; readonly port: number }) =>
  z.object({
    HOST: z.string().default('0.0.0.0').meta({ description: 'address to listen on' }),
    PORT: portField(port, 'port to listen on; 0: any free one'),
    LOG_LEVEL: z
      .enum(logLevels, `none of ${logLevels.join(', ')}`)
      .default('info')
      .meta({ description: `least severe log line to write: ${logLevels.join(', ')}` }),
    MONGODB_URI: z
      .string()
      .regex(mongoUri, 'not a MongoDB address, or a user or password in it that is not percent-encoded')
      .meta({ description: 'where MongoDB answers', example: 'mongodb://localhost:27017', secret: true }),
    MONGODB_DATABASE: z
      .string()
      .regex(/^[\w-]{1,63}$/, 'not the name of a database')
      .default(`tandem-${name}`)
      .meta({ description: 'database of this service alone; all its replicas share it' }),
    ...kafkaFields,
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url('not an address').optional().meta({
      description: 'where traces are sent (OTLP over HTTP); without it none are',
      example: 'http://localhost:4318',
    }),
    MIGRATE_AT_START: z.stringbool('neither true nor false').default(false).meta({
      description: 'true: create missing collections and indexes at start, instead of by `migrate`',
    }),
    DRAIN_MS: countField(
      0,
      'milliseconds between telling load balancers (`/readyz`) that this process stops and refusing connections',
      0,
    ),
  });

export type CommonConfig = z.output<ReturnType<typeof commonConfig>>;
