/** Why a link was refused, as its managers are told. */
const knownRefusals = [
  'share-link.revoked',
  'share-link.expired',
  'share-link.used-up',
  'share-link.domain-not-allowed',
  'share-link.no-organization',
  'share-link.not-active-member',
  'share-link.own-organization',
  'share-link.already-collaborating',
  'share-link.already-pending',
  'share-link.owners-only',
  'project-member.barred',
  'project.full',
] as const;
type KnownRefusal = (typeof knownRefusals)[number];

export const isKnownRefusal = (code: string | null): code is KnownRefusal =>
  knownRefusals.some((known) => known === code);
