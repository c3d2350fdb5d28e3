import { describe, expect, it } from 'vitest';
import { flawsOf, termsOf, toTerms, usualTerms } from './terms.ts';

const present = {
  on: true,
  url: 'https://tandem.example/share#token',
  token: 'token',
  expiresAt: null,
  expired: false,
  maxOrganizations: 3,
  requiresApproval: true,
  emailDomains: ['beistad.example'],
  usedBy: 1,
  pending: 0,
};

describe('the terms of a share link', () => {
  it('are 14 days, one organization and no approval unless something else is chosen', () => {
    expect(toTerms(usualTerms)).toEqual({
      expiresInHours: 336,
      maxOrganizations: 1,
      requiresApproval: false,
      emailDomains: [],
    });
    expect(flawsOf(usualTerms)).toEqual([]);
  });

  it('go from one link to the next', () => {
    const next = { maxOrganizations: 3, requiresApproval: true, emailDomains: ['beistad.example'] };
    expect(toTerms(termsOf(present))).toEqual({ expiresInHours: null, ...next });
    const dated = { ...present, expiresAt: '2026-12-08T12:00:00.000Z' };
    expect(toTerms(termsOf(dated))).toEqual({ expiresInHours: 336, ...next });
  });

  it('last an hour to 90 days', () => {
    const fields = (amount: number | string, unit: 'hours' | 'days' | 'never') =>
      flawsOf({ ...usualTerms, amount, unit }).map(({ field }) => field);
    expect(fields(2_160, 'hours')).toEqual([]);
    expect(fields(2_161, 'hours')).toEqual(['amount']);
    expect(fields(91, 'days')).toEqual(['amount']);
    expect(fields(0, 'hours')).toEqual(['amount']);
    expect(fields(1.5, 'hours')).toEqual(['amount']);
    expect(fields('', 'days')).toEqual(['amount']);
    expect(fields('', 'never')).toEqual([]);
  });

  it('are for 1 to 50 organizations and at most 20 real domains', () => {
    expect(flawsOf({ ...usualTerms, maxOrganizations: 51 })).toEqual([{ field: 'maxOrganizations', to: 50 }]);
    expect(flawsOf({ ...usualTerms, emailDomains: ['beistad.example', 'not a domain'] })).toEqual([
      { field: 'emailDomains', domain: 'not a domain' },
    ]);
    const many = Array.from({ length: 21 }, (_, i) => `d${i}.example`);
    expect(flawsOf({ ...usualTerms, emailDomains: many })).toEqual([{ field: 'emailDomains' }]);
  });
});
