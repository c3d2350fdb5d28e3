import { createHmac, timingSafeEqual } from 'node:crypto';

/** Tokens that need no storage: `part.part.….mac`, a 256-bit MAC keyed by purpose, compared in constant time. */
export type Tokens = {
  /** Parts must be free of dots. */
  sign(purpose: string, parts: readonly string[]): string;
  /** The parts, or undefined for anything that was not signed for this purpose. */
  read(purpose: string, token: string): readonly string[] | undefined;
};

/** `key`: 32 random bytes, base64url. */
export function createTokens(key: string): Tokens {
  const secret = Buffer.from(key, 'base64url');
  if (secret.length < 32) throw new Error('a token key needs 32 bytes');
  const mac = (purpose: string, body: string) =>
    createHmac('sha256', secret).update(`${purpose}\n${body}`).digest('base64url');
  return {
    sign(purpose, parts) {
      const body = parts.join('.');
      return `${body}.${mac(purpose, body)}`;
    },
    read(purpose, token) {
      const end = token.lastIndexOf('.');
      if (end < 1) return undefined;
      const body = token.slice(0, end);
      const given = Buffer.from(token.slice(end + 1));
      const expected = Buffer.from(mac(purpose, body));
      return given.length === expected.length && timingSafeEqual(given, expected)
        ? body.split('.')
        : undefined;
    },
  };
}
