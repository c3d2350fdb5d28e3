import { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from 'jose';
import type { JWK } from 'jose';
import { refusal } from './refusal.ts';

/** Carries who asks from the gateway to the services; stripped from everything that comes from outside. */
export const identityHeader = 'tandem-identity';
/** Whom the gateway names where nobody has logged in: itself. No account has this id. */
export const nobody = 'gateway';
const issuer = 'tandem-gateway';
const lifetimeSeconds = 60;

export type KeyPair = { readonly privateKey: JWK; readonly publicKey: JWK };

/** A new Ed25519 pair as JWKs. */
export async function generateIdentityKeys(): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  return { privateKey: await exportJWK(privateKey), publicKey: await exportJWK(publicKey) };
}

export type SignIdentity = (accountId: string, audience: string) => Promise<string>;
export type VerifyIdentity = (token: string) => Promise<{ readonly accountId: string }>;

/** Signs that this account asks, for one service, for a minute; a signature is reused for half of that. */
export async function createIdentitySigner(privateKey: JWK, now: () => Date): Promise<SignIdentity> {
  const key = await importJWK(privateKey, 'EdDSA');
  const reusable = new Map<string, { readonly token: Promise<string>; readonly until: number }>();
  return (accountId, audience) => {
    const at = Math.floor(now().getTime() / 1000);
    const cacheKey = `${audience} ${accountId}`;
    const known = reusable.get(cacheKey);
    if (known && known.until > at) return known.token;
    const token = new SignJWT({})
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(issuer)
      .setSubject(accountId)
      .setAudience(audience)
      .setIssuedAt(at)
      .setExpirationTime(at + lifetimeSeconds)
      .sign(key);
    if (reusable.size > 10_000) reusable.clear();
    reusable.set(cacheKey, { token, until: at + lifetimeSeconds / 2 });
    return token;
  };
}

/** Refuses with `identity.invalid` whatever was not signed by the gateway, for this audience, within the last minute. */
export async function createIdentityVerifier(
  publicKey: JWK,
  audience: string,
  now: () => Date,
): Promise<VerifyIdentity> {
  const key = await importJWK(publicKey, 'EdDSA');
  const known = new Map<string, { readonly accountId: string; readonly until: number }>();
  return async (token) => {
    const at = now().getTime() / 1000;
    const before = known.get(token);
    if (before && before.until > at) return before;
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['EdDSA'],
        issuer,
        audience,
        currentDate: now(),
        clockTolerance: 5,
      });
      if (payload.sub === undefined || payload.exp === undefined) throw new Error('incomplete');
      const identity = { accountId: payload.sub, until: payload.exp };
      if (known.size > 10_000) known.clear();
      known.set(token, identity);
      return identity;
    } catch {
      throw refusal('identity.invalid');
    }
  };
}
