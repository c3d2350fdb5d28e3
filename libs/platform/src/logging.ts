import type { DestinationStream } from 'pino';
import { pino } from 'pino';
import { scopeFields } from './telemetry/scope.ts';

export type Logger = {
  readonly info: (about: object, message: string) => void;
  readonly warn: (about: object, message: string) => void;
  readonly error: (about: object, message: string) => void;
};

/** Of an error only these: what engines and HTTP clients hang on theirs may hold a document or a header. */
function describeError(error: Error): object {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { type, message, stack } = pino.stdSerializers.err(error);
  const { code } = error as { readonly code?: unknown };
  return {
    type,
    message,
    stack,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
  };
}

/**
 * JSON lines, on standard output unless told; `silent` for tests. Each line names the request or the event it belongs to
 * and its trace. Never given a token, a password or a cookie.
 */
export function createLogger(
  name: string,
  level: 'silent' | 'error' | 'warn' | 'info' = 'info',
  destination?: DestinationStream,
) {
  return pino(
    {
      name,
      level,
      mixin: () => scopeFields(),
      serializers: { error: describeError, err: describeError },
      redact: [
        'req.headers.cookie',
        'req.headers.authorization',
        'req.headers["tandem-identity"]',
        'res.headers["set-cookie"]',
      ],
    },
    ...(destination ? [destination] : []),
  );
}
