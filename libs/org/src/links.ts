import type { Tokens } from '@tandem/platform';

/** Epoch milliseconds: a token's parts are free of dots. */
type Expiry = { readonly expiresAt: number };
export type VerificationRef = Expiry & { readonly accountId: string };
export type ResetRef = Expiry & { readonly accountId: string; readonly credentialsVersion: number };
/** When an invitation ends stands in the organization, not in its links. */
export type InvitationRef = {
  readonly organizationId: string;
  readonly invitationId: string;
  readonly generation: number;
};
/** Only the mailed link proves that its holder reads that address. */
export type InvitationLinkKind = 'mailed' | 'copied';

const purposes = {
  verification: 'verify-email',
  reset: 'reset-password',
  invitation: { mailed: 'invitation.mailed', copied: 'invitation.copied' },
} as const;

/** The links in mails and for copying: signed when shown, never stored, with the secret in the URL's fragment. */
export function createLinks(tokens: Tokens, publicUrl: string) {
  const base = publicUrl.replace(/\/+$/, '');
  const url = (page: string, token: string) => `${base}/${page}#${token}`;
  const invitationToken = (kind: InvitationLinkKind, about: InvitationRef) =>
    tokens.sign(purposes.invitation[kind], [
      about.organizationId,
      about.invitationId,
      String(about.generation),
    ]);
  const readInvitationAs = (kind: InvitationLinkKind, token: string) => {
    const [organizationId = '', invitationId = '', generation] =
      tokens.read(purposes.invitation[kind], token) ?? [];
    return generation === undefined
      ? undefined
      : { kind, organizationId, invitationId, generation: Number(generation) };
  };

  return {
    verification: ({ accountId, expiresAt }: VerificationRef) =>
      url('verify-email', tokens.sign(purposes.verification, [accountId, String(expiresAt)])),
    readVerification(token: string): VerificationRef | undefined {
      const [accountId = '', expiresAt] = tokens.read(purposes.verification, token) ?? [];
      return expiresAt === undefined ? undefined : { accountId, expiresAt: Number(expiresAt) };
    },

    reset: ({ accountId, credentialsVersion, expiresAt }: ResetRef) =>
      url(
        'reset-password',
        tokens.sign(purposes.reset, [accountId, String(credentialsVersion), String(expiresAt)]),
      ),
    readReset(token: string): ResetRef | undefined {
      const [accountId = '', version, expiresAt] = tokens.read(purposes.reset, token) ?? [];
      return expiresAt === undefined
        ? undefined
        : { accountId, credentialsVersion: Number(version), expiresAt: Number(expiresAt) };
    },

    invitation(kind: InvitationLinkKind, about: InvitationRef) {
      const token = invitationToken(kind, about);
      return { token, url: url('invitation', token) };
    },
    readInvitation: (token: string): (InvitationRef & { readonly kind: InvitationLinkKind }) | undefined =>
      readInvitationAs('mailed', token) ?? readInvitationAs('copied', token),
  };
}
export type Links = ReturnType<typeof createLinks>;
