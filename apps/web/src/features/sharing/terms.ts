import { EmailDomain } from '@tandem/contracts';
import type { ShareLinkView } from '../../shared/api/index.ts';

/** What a form holds of a link's terms; numbers as they are typed. */
export type TermsForm = {
  readonly amount: number | string;
  readonly unit: 'hours' | 'days' | 'never';
  readonly maxOrganizations: number | string;
  readonly requiresApproval: boolean;
  readonly emailDomains: readonly string[];
};

export const usualTerms: TermsForm = {
  amount: 14,
  unit: 'days',
  maxOrganizations: 1,
  requiresApproval: false,
  emailDomains: [],
};

/** The terms of the present link for its successor; how long it lasts begins anew. */
export const termsOf = (link: ShareLinkView): TermsForm => ({
  ...usualTerms,
  ...(link.on && link.expiresAt === null && { unit: 'never' as const }),
  maxOrganizations: link.maxOrganizations ?? usualTerms.maxOrganizations,
  requiresApproval: link.requiresApproval,
  emailDomains: link.emailDomains,
});

export const limits = { hours: 2_160, days: 90, organizations: 50, domains: 20 } as const;

export type Flaw =
  | { readonly field: 'amount' | 'maxOrganizations'; readonly to: number }
  | { readonly field: 'emailDomains'; readonly domain?: string };

const isWithin = (value: number | string, to: number): boolean =>
  value !== '' && Number.isInteger(Number(value)) && Number(value) >= 1 && Number(value) <= to;

/** What cannot be accepted, in the order of the form. */
export function flawsOf({ amount, unit, maxOrganizations, emailDomains }: TermsForm): Flaw[] {
  const wrong = emailDomains.find((domain) => !EmailDomain.safeParse(domain).success);
  return [
    ...(unit !== 'never' && !isWithin(amount, limits[unit])
      ? [{ field: 'amount' as const, to: limits[unit] }]
      : []),
    ...(isWithin(maxOrganizations, limits.organizations)
      ? []
      : [{ field: 'maxOrganizations' as const, to: limits.organizations }]),
    ...(wrong !== undefined ? [{ field: 'emailDomains' as const, domain: wrong }] : []),
    ...(emailDomains.length > limits.domains ? [{ field: 'emailDomains' as const }] : []),
  ];
}

const hoursIn = { hours: 1, days: 24 } as const;

export const toTerms = ({ amount, unit, maxOrganizations, requiresApproval, emailDomains }: TermsForm) => ({
  expiresInHours: unit === 'never' ? null : Number(amount) * hoursIn[unit],
  maxOrganizations: Number(maxOrganizations),
  requiresApproval,
  emailDomains: [...emailDomains],
});
