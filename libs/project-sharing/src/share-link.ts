import type { ErrorCode, LinkTerms, ShareLinkView } from '@tandem/contracts';
import type { Tokens } from '@tandem/platform';
import type { z } from 'zod';
import type { Project, ShareLink } from './project.ts';
import { pendingRequests } from './requests.ts';
import type { Sharing } from './sharing.ts';

export type Terms = Pick<
  ShareLink,
  'generation' | 'expiresAt' | 'maxOrganizations' | 'requiresApproval' | 'emailDomains'
>;
const purpose = 'share-link';

/** The terms of the next generation; hours from now, or never. */
export const nextTerms = (
  link: ShareLink,
  { expiresInHours, emailDomains, ...terms }: z.output<typeof LinkTerms>,
  now: Date,
): Terms => ({
  generation: link.generation + 1,
  expiresAt:
    expiresInHours === null ? null : new Date(now.getTime() + expiresInHours * 3_600_000).toISOString(),
  emailDomains: [...new Set(emailDomains)],
  ...terms,
});

export const turnedOn = (project: Project, terms: Terms): Project => ({
  ...project,
  shareLink: { ...project.shareLink, ...terms, on: true, usedBy: [] },
});

/** What a token names; undefined for anything that this system did not sign. */
export function readLink(
  tokens: Tokens,
  token: string,
): { readonly linkId: string; readonly generation: number } | undefined {
  const [linkId, text] = tokens.read(purpose, token) ?? [];
  const generation = Number(text);
  return linkId !== undefined && Number.isSafeInteger(generation) ? { linkId, generation } : undefined;
}

/** A manager can copy the current link again; one that is off has no address. */
export function viewLink(
  { tokens, publicUrl, runtime }: Sharing,
  project: Project,
): z.input<typeof ShareLinkView> {
  const { id, on, generation, expiresAt, maxOrganizations, requiresApproval, emailDomains, usedBy } =
    project.shareLink;
  const token = on ? tokens.sign(purpose, [id, String(generation)]) : null;
  return {
    on,
    token,
    url: token && `${publicUrl}/share#${token}`,
    expiresAt: on ? expiresAt : null,
    expired: on && hasExpired(expiresAt, runtime.now()),
    maxOrganizations: on ? maxOrganizations : null,
    requiresApproval: on && requiresApproval,
    emailDomains: on ? emailDomains : [],
    usedBy: usedBy.length,
    pending: pendingRequests(project, runtime.now()).length,
  };
}

const hasExpired = (expiresAt: string | null, now: Date): boolean =>
  expiresAt !== null && expiresAt <= now.toISOString();

/** Why this person cannot use this generation of the link for any organization, if so. */
export function linkRefusal(
  { deletedAt, shareLink }: Project,
  generation: number,
  { emailDomain, now }: { readonly emailDomain: string; readonly now: Date },
): ErrorCode | undefined {
  if (deletedAt !== null || generation > shareLink.generation) return 'share-link.not-found';
  if (generation < shareLink.generation || !shareLink.on) return 'share-link.revoked';
  if (hasExpired(shareLink.expiresAt, now)) return 'share-link.expired';
  const { emailDomains } = shareLink;
  const allowed = emailDomains.length === 0 || emailDomains.includes(emailDomain.toLowerCase());
  return allowed ? undefined : 'share-link.domain-not-allowed';
}
