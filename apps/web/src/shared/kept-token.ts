import { z } from 'zod';
import { takeFragment } from './take-fragment.ts';

/** What a link carries in its fragment. */
export type LinkKind = 'share' | 'invitation';

const day = 24 * 60 * 60 * 1000;
const Kept = z.object({ token: z.string(), at: z.number() });
const keyOf = (kind: LinkKind) => `tandem-${kind}-link`;

/**
 * The token of a link is taken out of the address bar at once and kept on this computer for a day, so that signing up and
 * the verification mail may come in between, in another tab too.
 */
export function takeFromAddress(kind: LinkKind): string | undefined {
  const token = takeFragment();
  if (token === '') return keptToken(kind);
  try {
    localStorage.setItem(keyOf(kind), JSON.stringify({ token, at: Date.now() }));
  } catch {
    // Storage is closed to us: the link has to be opened again after signing up.
  }
  return token;
}

export function keptToken(kind: LinkKind): string | undefined {
  try {
    const kept = Kept.safeParse(JSON.parse(localStorage.getItem(keyOf(kind)) ?? 'null')).data;
    return kept && Date.now() - kept.at < day ? kept.token : undefined;
  } catch {
    return undefined;
  }
}

export function forgetToken(kind: LinkKind): void {
  try {
    localStorage.removeItem(keyOf(kind));
  } catch {
    // Then nothing was kept either.
  }
}
