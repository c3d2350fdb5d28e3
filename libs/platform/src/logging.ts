import { pino } from 'pino';

export type Logger = {
  readonly info: (about: object, message: string) => void;
  readonly warn: (about: object, message: string) => void;
  readonly error: (about: object, message: string) => void;
};

/** JSON lines on standard output; `silent` for tests. Never given a token, a password or a cookie. */
export function createLogger(name: string, level: 'silent' | 'error' | 'warn' | 'info' = 'info') {
  return pino({
    name,
    level,
    serializers: { error: pino.stdSerializers.err },
    redact: [
      'req.headers.cookie',
      'req.headers.authorization',
      'req.headers["tandem-identity"]',
      'res.headers["set-cookie"]',
    ],
  });
}
