import { describe, expect, it } from 'vitest';
import type { ProjectFacts, ProjectMemberFacts } from './facts.ts';
import {
  effectiveEntrustment,
  maySeeComment,
  maySeeImage,
  maySeeMember,
  personAs,
  type CommentAudience,
} from './may-see.ts';
import {
  afterEndOf,
  everybody,
  memberAs,
  ownerOutsideOf,
  sharedProject,
  withSettings,
} from './spec-project.ts';
import type { Standing } from './standing.ts';

const accountsOf = (standings: readonly Standing[]) => standings.map((s) => s.accountId);
const hostMembers = ['host-manager', 'host-developer', 'host-annotator'];
const seeing = (entrustedTo: string | null, project: ProjectFacts = sharedProject) =>
  accountsOf(everybody.filter((viewer) => maySeeImage(viewer, project, { entrustedTo })));

describe('images', () => {
  it('entrusted to one partner do not exist for the others', () => {
    expect(seeing('with-amber')).toEqual([...hostMembers, 'amber-manager', 'amber-annotator']);
  });

  it('entrusted to nobody are seen by all partners, or by none where partners see entrusted ones only', () => {
    const partners = ['amber-manager', 'amber-annotator', 'birch-manager', 'birch-annotator'];
    expect(seeing(null)).toEqual([...hostMembers, ...partners]);
    expect(seeing(null, withSettings({ partnersSee: 'entrusted' }))).toEqual(hostMembers);
    expect(seeing('with-birch', withSettings({ partnersSee: 'entrusted' }))).toContain('birch-annotator');
  });

  it('entrusted to a collaboration that has ended are entrusted to nobody', () => {
    const ended = afterEndOf('with-birch');
    expect(effectiveEntrustment({ entrustedTo: 'with-birch' }, ended)).toBeNull();
    expect(effectiveEntrustment({ entrustedTo: 'with-amber' }, ended)).toBe('with-amber');
    expect(seeing('with-birch', ended)).toContain('amber-annotator');
  });
});

describe('members', () => {
  const shown = (viewer: Standing) =>
    sharedProject.members.filter((m) => maySeeMember(viewer, sharedProject, m)).map((m) => m.accountId);
  const everyMember = sharedProject.members.map((m) => m.accountId);

  it('are shown by the row of the table', () => {
    expect(shown(memberAs('host manager'))).toEqual(everyMember);
    expect(shown(memberAs('host developer'))).toEqual(everyMember);
    expect(shown(memberAs('host annotator'))).toEqual([...hostMembers, 'amber-manager', 'birch-manager']);
    for (const actor of ['external manager', 'external annotator'] as const)
      expect(shown(memberAs(actor))).toEqual(['host-manager', 'amber-manager', 'amber-annotator']);
    expect(shown(ownerOutsideOf('host'))).toEqual([]);
    expect(shown(ownerOutsideOf('amber'))).toEqual([]);
  });
});

describe('names', () => {
  const appears = (viewer: Standing, project = sharedProject) =>
    Object.fromEntries(sharedProject.members.map((m) => [m.accountId, personAs(viewer, project, m)]));

  it('follow the row members: who may not be named appears as their organization', () => {
    expect(new Set(Object.values(appears(memberAs('host developer'))))).toEqual(new Set(['name']));
    expect(appears(memberAs('host annotator'))).toEqual({
      'host-manager': 'name',
      'host-developer': 'name',
      'host-annotator': 'name',
      'amber-manager': 'name',
      'amber-annotator': 'organization',
      'birch-manager': 'name',
      'birch-annotator': 'organization',
    });
  });

  it('make another partner read "the host" to a partner', () => {
    for (const actor of ['external manager', 'external annotator'] as const)
      expect(appears(memberAs(actor))).toEqual({
        'host-manager': 'name',
        'host-developer': 'organization',
        'host-annotator': 'organization',
        'amber-manager': 'name',
        'amber-annotator': 'name',
        'birch-manager': 'host',
        'birch-annotator': 'host',
      });
    expect(appears(memberAs('external manager'), afterEndOf('with-birch'))['birch-manager']).toBe('host');
  });

  it('are none for an owner outside the project', () => {
    expect(new Set(Object.values(appears(ownerOutsideOf('host'))))).toEqual(new Set(['organization']));
    expect(appears(ownerOutsideOf('amber'))).toMatchObject({
      'host-manager': 'organization',
      'birch-manager': 'host',
    });
  });

  it('of former members go by their last role, of those who are back by their present one', () => {
    const member = sharedProject.members.find((m) => m.accountId === 'host-annotator')!;
    const was = (role: ProjectMemberFacts['role'], removedAt: string | null) => ({
      ...member,
      id: role,
      role,
      removedAt,
    });
    const among = (...members: ProjectMemberFacts[]) =>
      personAs(memberAs('external annotator'), { ...sharedProject, members }, member);
    const [may, june] = ['2026-05-01T00:00:00Z', '2026-06-01T00:00:00Z'];
    expect(among(was('manager', may), was('annotator', june))).toBe('organization');
    expect(among(was('manager', june), was('annotator', may))).toBe('name');
    expect(among(was('manager', null), was('annotator', june))).toBe('name');
    expect(among(was('annotator', null), was('manager', june))).toBe('organization');
    expect(among()).toBe('organization');
  });

  it('of somebody who acted for two organizations go by the one they acted for', () => {
    const person = { accountId: 'host-manager', organizationId: 'birch', collaborationId: 'with-birch' };
    expect(personAs(memberAs('external manager'), sharedProject, person)).toBe('host');
    expect(personAs(memberAs('host annotator'), sharedProject, person)).toBe('organization');
  });
});

describe('comments', () => {
  const readers = (authorOrganizationId: string, audience: CommentAudience, project = sharedProject) =>
    accountsOf(everybody.filter((v) => maySeeComment(v, project, { authorOrganizationId, audience })));
  const shared = (collaborationId: string | null): CommentAudience => ({ kind: 'shared', collaborationId });
  const internal = (organizationId: string): CommentAudience => ({ kind: 'internal', organizationId });

  it('are shared between the host and one organization', () => {
    expect(readers('amber', shared('with-amber'))).toEqual([
      ...hostMembers,
      'amber-manager',
      'amber-annotator',
    ]);
    expect(readers('host', shared('with-amber'))).toEqual([
      ...hostMembers,
      'amber-manager',
      'amber-annotator',
    ]);
  });

  it('of a host author on an image entrusted to nobody are for all who see it', () => {
    expect(readers('host', shared(null))).toEqual(accountsOf(everybody.filter((v) => v.kind === 'member')));
  });

  it('of another partner are not there, whatever their audience says', () => {
    expect(readers('birch', shared('with-birch'))).not.toContain('amber-manager');
    expect(readers('birch', shared(null))).not.toContain('amber-manager');
    expect(readers('birch', shared('with-amber'))).not.toContain('amber-manager');
  });

  it('internal to an organization are read by its members in the project alone', () => {
    expect(readers('host', internal('host'))).toEqual(hostMembers);
    expect(readers('amber', internal('amber'))).toEqual(['amber-manager', 'amber-annotator']);
  });

  it('of a collaboration that ended are there again when the same organization returns', () => {
    const ended = afterEndOf('with-amber');
    const again = { ...sharedProject.collaborations[0]!, id: 'again' };
    const project = { ...ended, collaborations: [...ended.collaborations, again] };
    const back: Standing = { ...memberAs('external annotator'), collaborationId: 'again' };
    const seen = (viewer: Standing, audience: CommentAudience) =>
      maySeeComment(viewer, project, { authorOrganizationId: 'host', audience });
    expect(seen(back, shared('with-amber'))).toBe(true);
    expect(seen(back, internal('amber'))).toBe(true);
    expect(seen(memberAs('external manager', 'birch'), shared('with-amber'))).toBe(false);
  });
});
