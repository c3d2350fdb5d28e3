import { CredentialsAnswer, refuse } from '@tandem/contracts';
import type { SignIdentity } from '@tandem/platform';
import { identityHeader } from '@tandem/platform';

export type Credentials = { readonly email: string; readonly password: string };
export type CheckCredentials = (credentials: Credentials) => Promise<CredentialsAnswer>;

/** Asks org, in the gateway's own name, whose credentials these are; refuses with `session.wrong-credentials`. */
export const checkCredentialsAt =
  (orgUrl: string, sign: SignIdentity): CheckCredentials =>
  async (credentials) => {
    const response = await fetch(`${orgUrl}/internal/credentials`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [identityHeader]: await sign('gateway', 'org') },
      body: JSON.stringify(credentials),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => {
      throw refuse('service.unreachable');
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return CredentialsAnswer.parse(answer);
    const wrong = (answer as { code?: unknown } | undefined)?.code === 'session.wrong-credentials';
    throw refuse(wrong ? 'session.wrong-credentials' : 'service.unreachable');
  };
