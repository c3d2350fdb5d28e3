import { CredentialsAnswer, refuse } from '@tandem/contracts';
import type { SignIdentity } from '@tandem/platform';
import { identityHeader, nobody, startClientSpan } from '@tandem/platform';
import type { Addresses } from './addresses.ts';
import { askAny } from './addresses.ts';

/** Milliseconds that checking a password may take: each replica that is asked, and all together. */
const usualPatience = { each: 4_000, all: 9_000 };

export type Credentials = { readonly email: string; readonly password: string };
export type CheckCredentials = (credentials: Credentials) => Promise<CredentialsAnswer>;

/** Asks org, in the gateway's own name, whose credentials these are; refuses with `session.wrong-credentials`. */
export const checkCredentialsAt =
  (org: Addresses, sign: SignIdentity, patience = usualPatience): CheckCredentials =>
  async (credentials) => {
    const over = AbortSignal.timeout(patience.all);
    const ask = async (address: string) => {
      const span = startClientSpan('POST /internal/credentials', { 'server.address': 'org' });
      const identity = await sign(nobody, 'org');
      const response = await fetch(`${address}/internal/credentials`, {
        method: 'POST',
        headers: { ...span.headers, 'content-type': 'application/json', [identityHeader]: identity },
        body: JSON.stringify(credentials),
        signal: AbortSignal.any([over, AbortSignal.timeout(patience.each)]),
      }).finally(() => span.end());
      if (response.status >= 500) throw new Error(`answered ${response.status}`);
      return response;
    };
    // It changes nothing, so another replica may be asked the same.
    const response = await askAny(org, ask).catch(() => {
      throw refuse('service.unreachable');
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return CredentialsAnswer.parse(answer);
    const wrong = (answer as { code?: unknown } | undefined)?.code === 'session.wrong-credentials';
    throw refuse(wrong ? 'session.wrong-credentials' : 'service.unreachable');
  };
