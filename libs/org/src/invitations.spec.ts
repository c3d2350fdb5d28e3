import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cancel, invite, mostMembers } from './invitations.ts';
import type { Organization } from './organization.ts';
import { found, indexed, isOpen, publicOrganization } from './organization.ts';

const now = new Date();
const facts = { inviter: { id: randomUUID(), name: 'Aiko' }, memberEmails: new Set<string>(), now };
const wanted = (count: number) =>
  Array.from({ length: count }, () => ({
    id: randomUUID(),
    membershipId: randomUUID(),
    email: `${randomUUID()}@example.org`,
  }));
const given = { id: randomUUID(), name: 'Kelp Lab', membershipId: randomUUID(), accountId: facts.inviter.id };
const organization = found(given, now).state;

const after = (decision: ReturnType<typeof invite> | ReturnType<typeof cancel>): Organization => {
  if (decision instanceof Error) throw decision;
  return decision.state;
};

describe('An organization', () => {
  it('has at most 2,000 members, the invited ones among them', () => {
    const full = after(invite(organization, wanted(mostMembers - 1), 'member', facts));
    expect(publicOrganization(full).members).toHaveLength(2_000);
    expect(invite(full, wanted(1), 'member', facts)).toMatchObject({
      refusal: { code: 'organization.full', details: { limit: 2_000, members: 2_000, invited: 1 } },
    });
    const [first] = full.invitations;
    const withRoom = after(cancel(full, first?.id ?? ''));
    expect(invite(withRoom, wanted(1), 'member', facts)).not.toBeInstanceOf(Error);
  });

  it('that is full still answers who is invited already', () => {
    const people = wanted(mostMembers - 1);
    const full = after(invite(organization, people, 'member', facts));
    expect(invite(full, people.slice(0, 1), 'member', facts)).toMatchObject({
      events: [],
      result: [{ email: people[0]?.email, why: 'invited' }],
    });
  });

  it('tells what it holds in events of well under 1.5 MB', () => {
    const full = after(invite(organization, wanted(mostMembers - 1), 'member', facts));
    expect(JSON.stringify(publicOrganization(full)).length).toBeLessThan(500_000);
  });

  it('remembers 500 closed invitations, the latest ones', () => {
    let state = organization;
    const people = wanted(501);
    state = after(invite(state, people, 'member', facts));
    for (const { id } of people) state = after(cancel(state, id));
    expect(state.invitations).toHaveLength(500);
    expect(state.invitations.filter(isOpen)).toEqual([]);
    expect(cancel(state, people[0]?.id ?? '')).toMatchObject({ refusal: { code: 'invitation.not-found' } });
    expect(cancel(state, people[500]?.id ?? '')).toMatchObject({ refusal: { code: 'invitation.cancelled' } });
  });

  it('does not invite anew by a request that comes again after its key was forgotten', () => {
    const people = wanted(1);
    const cancelled = after(
      cancel(after(invite(organization, people, 'member', facts)), people[0]?.id ?? ''),
    );
    expect(invite(cancelled, people, 'member', facts)).toMatchObject({ events: [], state: cancelled });
  });

  it('is found by its members and by the addresses that are invited', () => {
    const [pia] = wanted(1);
    const state = after(invite(organization, pia ? [pia] : [], 'member', facts));
    expect(state).toMatchObject({ memberAccountIds: [given.accountId], invitedEmails: [pia?.email] });
    expect(after(cancel(state, pia?.id ?? '')).invitedEmails).toEqual([]);
    expect(indexed(state)).toEqual(state);
  });
});
