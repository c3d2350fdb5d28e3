import { describe, expect, it } from 'vitest';
import { actorAs, actors } from './capabilities.ts';
import { grantableRoles, isHostManager, mayGrant, mayManage, mayStop } from './managing.ts';
import { everybody, memberAs, ownerOutsideOf, sharedProject } from './spec-project.ts';
import { roles } from './words.ts';

describe('managing people', () => {
  it('grants and takes the role manager for managers only', () => {
    const granted = actors.map((actor) => [actor, roles.filter((role) => mayGrant(memberAs(actor), role))]);
    expect(Object.fromEntries(granted)).toEqual({
      'host manager': ['manager', 'developer', 'annotator'],
      'host developer': ['developer', 'annotator'],
      'host annotator': [],
      'external manager': ['manager', 'annotator'],
      'external annotator': [],
    });
    expect(roles.some((role) => mayGrant(ownerOutsideOf('host'), role))).toBe(false);
  });

  it('can be looked up by the side and role that a project is shown with', () => {
    const granted = (...shown: Parameters<typeof actorAs>) => {
      const actor = actorAs(...shown);
      return actor && grantableRoles[actor];
    };
    expect(granted('external', 'manager')).toEqual(['manager', 'annotator']);
    expect(granted('host', 'developer')).toEqual(['developer', 'annotator']);
    expect(granted('external', 'developer')).toBeUndefined();
    expect(granted('host', null)).toBeUndefined();
  });

  it('is for each side over its own people only', () => {
    const annotatorOf = (organizationId: string) => ({ organizationId, role: 'annotator' as const });
    const over = (of: string) =>
      actors.filter((actor) => mayManage(memberAs(actor), sharedProject, annotatorOf(of)));
    expect(over('host')).toEqual(['host manager', 'host developer']);
    expect(over('amber')).toEqual(['external manager']);
    expect(over('birch')).toEqual([]);
  });

  it('leaves managers to managers', () => {
    const manager = { organizationId: 'host', role: 'manager' as const };
    expect(mayManage(memberAs('host developer'), sharedProject, manager)).toBe(false);
    expect(mayManage(memberAs('host manager'), sharedProject, manager)).toBe(true);
  });
});

describe('sharing and stopping', () => {
  it('is shared, entrusted and barred by host managers', () => {
    expect(everybody.filter(isHostManager)).toEqual([memberAs('host manager')]);
  });

  it("is stopped by a host manager, that partner's managers and its owners", () => {
    const stopping = everybody.filter((standing) => mayStop(standing, 'with-amber'));
    expect(stopping.map((s) => s.accountId)).toEqual(['host-manager', 'amber-manager', 'amber-owner']);
  });
});
