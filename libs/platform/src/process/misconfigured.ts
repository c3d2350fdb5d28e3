import { ConfigError } from './config.ts';

const causes = (error: unknown): readonly (Error & { readonly code?: unknown })[] =>
  error instanceof Error ? [error, ...causes(error.cause)] : [];

const uriErrors = [
  'MongoParseError',
  'MongoInvalidArgumentError',
  'MongoMissingCredentialsError',
  'MongoRuntimeError',
];
const mongoAuthenticationFailed: readonly unknown[] = [18, 8000];
/** UNSUPPORTED_SASL_MECHANISM, ILLEGAL_SASL_STATE, SASL_AUTHENTICATION_FAILED */
const saslErrors: readonly unknown[] = [33, 34, 58];

/** Rejects with a ConfigError for what no waiting mends; it names the key and no value, as the engine's message might. */
export function blamingMongoUri(error: unknown): never {
  for (const { name, code } of causes(error)) {
    if (uriErrors.includes(name))
      throw new ConfigError([
        { key: 'MONGODB_URI', what: 'MongoDB does not take this address or its options' },
      ]);
    if (name === 'MongoServerError' && mongoAuthenticationFailed.includes(code))
      throw new ConfigError([{ key: 'MONGODB_URI', what: 'MongoDB refuses this user or password' }]);
  }
  throw error;
}

/** The same for Kafka, whose refusal is a cause of what the log rejects with. */
export function blamingSasl(error: unknown): never {
  for (const { name, code } of causes(error)) {
    const refused = name === 'KafkaJSProtocolError' && saslErrors.includes(code);
    if (!refused && name !== 'KafkaJSSASLAuthenticationError') continue;
    throw new ConfigError([
      { key: 'KAFKA_SASL_MECHANISM', what: 'Kafka refuses this mechanism, user or password' },
    ]);
  }
  throw error;
}
