import { randomBytes } from 'node:crypto';
import type { AccountState } from '@tandem/contracts';
import type { Copy, Runtime, Store } from '@tandem/platform';
import { sha256 } from '@tandem/platform';
import type { CookieOptions, Request, Response } from 'express';
import type { Session } from './session.store.ts';
import { sessionCollection } from './session.store.ts';

const lifetime = 14 * 24 * 60 * 60 * 1000;

/** A session that somebody asks under. */
export type HeldSession = Pick<Session, 'id' | 'accountId'>;

export type Sessions = {
  /** Starts a session and sets its cookie; the time it ends. */
  begin(response: Response, accountId: string, credentialsVersion: number): Promise<string>;
  /** The session that the request carries; undefined when there is none, or it has ended. */
  of(request: Request): Promise<HeldSession | undefined>;
  /** Those of them that have not ended. */
  holding(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** The session that was ended; undefined where the request carries none. */
  end(request: Request, response: Response): Promise<string | undefined>;
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

  // Whose account has not arrived yet has only just signed up: nothing of theirs can have been revoked.
  const holds = ({ expiresAt, credentialsVersion }: Session, account: AccountState | undefined) =>
    expiresAt > runtime.now().toISOString() &&
    (account === undefined || account.credentialsVersion <= credentialsVersion);

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
    async of(request) {
      const token = cookieOf(request);
      const stored = token === undefined ? undefined : await sessions.get(sha256(token));
      if (!stored) return undefined;
      return holds(stored.doc, await accounts.get(stored.doc.accountId)) ? stored.doc : undefined;
    },
    async holding(ids) {
      const stored = (await sessions.getMany(ids)).map(({ doc }) => doc);
      const known = await accounts.getMany(stored.map(({ accountId }) => accountId));
      return new Set(stored.filter((one) => holds(one, known.get(one.accountId))).map(({ id }) => id));
    },
    async end(request, response) {
      const token = cookieOf(request);
      const id = token === undefined ? undefined : sha256(token);
      if (id !== undefined) await sessions.remove([id]);
      response.clearCookie(cookie, attributes);
      return id;
    },
  };
}
