import { randomBytes } from 'node:crypto';
import type { AccountState } from '@tandem/contracts';
import type { Copy, Runtime, Store } from '@tandem/platform';
import { sha256 } from '@tandem/platform';
import type { CookieOptions, Request, Response } from 'express';
import { sessionCollection } from './session.store.ts';

const lifetime = 14 * 24 * 60 * 60 * 1000;

export type Sessions = {
  /** Starts a session and sets its cookie; the time it ends. */
  begin(response: Response, accountId: string, credentialsVersion: number): Promise<string>;
  /** Whose session the request carries; undefined when there is none, or it has ended. */
  accountOf(request: Request): Promise<string | undefined>;
  end(request: Request, response: Response): Promise<void>;
};

/** Opaque cookies, HttpOnly and SameSite; `__Host-` and Secure where the public address is https. */
export function createSessions(
  store: Store,
  accounts: Copy<AccountState, object>,
  runtime: Runtime,
  options: { readonly secure: boolean },
): Sessions {
  const sessions = store.collection(sessionCollection);
  const cookie = options.secure ? '__Host-tandem-session' : 'tandem-session';
  const attributes: CookieOptions = { httpOnly: true, sameSite: 'lax', secure: options.secure, path: '/' };

  const cookieOf = (request: Request): string | undefined =>
    request.headers.cookie
      ?.split(';')
      .map((pair) => pair.trim())
      .find((pair) => pair.startsWith(`${cookie}=`))
      ?.slice(cookie.length + 1);

  return {
    async begin(response, accountId, credentialsVersion) {
      const token = randomBytes(32).toString('base64url');
      const now = runtime.now();
      const expiresAt = new Date(now.getTime() + lifetime).toISOString();
      await sessions.put({
        id: sha256(token),
        accountId,
        credentialsVersion,
        createdAt: now.toISOString(),
        expiresAt,
      });
      response.cookie(cookie, token, { ...attributes, maxAge: lifetime });
      return expiresAt;
    },
    async accountOf(request) {
      const token = cookieOf(request);
      const stored = token === undefined ? undefined : await sessions.get(sha256(token));
      if (!stored || stored.doc.expiresAt <= runtime.now().toISOString()) return undefined;
      // Whose account has not arrived yet has only just signed up: nothing of theirs can have been revoked.
      const account = await accounts.get(stored.doc.accountId);
      return account && account.credentialsVersion > stored.doc.credentialsVersion
        ? undefined
        : stored.doc.accountId;
    },
    async end(request, response) {
      const token = cookieOf(request);
      if (token !== undefined) await sessions.remove([sha256(token)]);
      response.clearCookie(cookie, attributes);
    },
  };
}
