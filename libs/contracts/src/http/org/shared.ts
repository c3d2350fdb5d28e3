export const service = 'org';

export const organizationErrors = ['organization.not-found', 'membership.pending'] as const;

export const ownerErrors = [...organizationErrors, 'membership.owner-required'] as const;
