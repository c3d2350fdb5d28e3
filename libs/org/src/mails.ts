import type { Mail, MailDue, PendingMail } from '@tandem/platform';
import { z } from 'zod';
import type { Links } from './links.ts';

const hour = 3_600_000;
export const lifetimes = { verification: 72 * hour, reset: hour, invitation: 7 * 24 * hour } as const;

/** What lies in the document until a mail is sent: ids and times, from which its link is signed only then. */
const about = {
  verification: z.object({ accountId: z.string(), expiresAt: z.number() }),
  reset: z.object({ accountId: z.string(), credentialsVersion: z.number(), expiresAt: z.number() }),
  invitation: z.object({
    organizationId: z.string(),
    organizationName: z.string(),
    invitationId: z.string(),
    generation: z.number(),
    invitedBy: z.string(),
    expiresAt: z.number(),
  }),
};

export const verificationMail = (
  account: { readonly id: string; readonly email: string },
  now: Date,
): MailDue => ({
  kind: 'verification',
  to: account.email,
  about: { accountId: account.id, expiresAt: now.getTime() + lifetimes.verification },
});

export const resetMail = (
  account: { readonly id: string; readonly email: string; readonly credentialsVersion: number },
  now: Date,
): MailDue => ({
  kind: 'reset',
  to: account.email,
  about: {
    accountId: account.id,
    credentialsVersion: account.credentialsVersion,
    expiresAt: now.getTime() + lifetimes.reset,
  },
});

export const invitationMail = (
  organization: { readonly id: string; readonly name: string },
  invitation: {
    readonly id: string;
    readonly email: string;
    readonly generation: number;
    readonly expiresAt: string;
  },
  invitedBy: string,
): MailDue => ({
  kind: 'invitation',
  to: invitation.email,
  about: {
    organizationId: organization.id,
    organizationName: organization.name,
    invitationId: invitation.id,
    generation: invitation.generation,
    invitedBy,
    expiresAt: Date.parse(invitation.expiresAt),
  },
});

const until = (expiresAt: number) => `It works until ${new Date(expiresAt).toUTCString()}.`;
const text = (...paragraphs: readonly string[]) => `${paragraphs.join('\n\n')}\n`;

/**
 * Writes the mail, with its link, at the moment it is sent. Mails about accounts name nobody: anybody can sign up with
 * another's address, and must not write to them through us.
 */
export function renderMail(mail: PendingMail, links: Links): Mail {
  const { id, to } = mail;
  switch (mail.kind) {
    case 'verification': {
      const given = about.verification.parse(mail.about);
      return {
        id,
        to,
        subject: 'Confirm your e-mail address for Tandem',
        text: text(
          'Hello,',
          'please confirm that this is your e-mail address by opening this link:',
          links.verification(given),
          `${until(given.expiresAt)} You can ask for a new one in Tandem.`,
          'If you did not sign up for Tandem, please ignore this mail.',
        ),
      };
    }
    case 'reset': {
      const given = about.reset.parse(mail.about);
      return {
        id,
        to,
        subject: 'Set a new password for Tandem',
        text: text(
          'Hello,',
          'you can set a new password with this link:',
          links.reset(given),
          `${until(given.expiresAt)} It works once; everybody who is logged in to your account is logged out.`,
          'If you did not ask for this, please ignore this mail: your password stays as it is.',
        ),
      };
    }
    case 'invitation': {
      const given = about.invitation.parse(mail.about);
      return {
        id,
        to,
        subject: `Invitation to ${given.organizationName} on Tandem`,
        text: text(
          'Hello,',
          `${given.invitedBy} invites you to join the organization ${given.organizationName} on Tandem:`,
          links.invitation('mailed', given).url,
          `${until(given.expiresAt)} Log in with this e-mail address (${to}), or sign up with it; this link confirms it.`,
          'If you do not know them, please ignore this mail.',
        ),
      };
    }
    default:
      throw new Error(`There is no mail of the kind ${mail.kind}`);
  }
}
