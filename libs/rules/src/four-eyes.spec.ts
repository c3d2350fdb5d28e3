import { describe, expect, it } from 'vitest';
import type { ProjectFacts } from './facts.ts';
import {
  barredByFourEyes,
  fourEyesApplies,
  fourEyesMayBeWaived,
  reviewersOf,
  type Round,
} from './four-eyes.ts';
import {
  afterEndOf,
  newImage,
  organization,
  sharedProject,
  unsharedProject,
  withSettings,
} from './spec-project.ts';

const barred = (round: Partial<Round>, project: ProjectFacts = sharedProject) =>
  barredByFourEyes('me', { ...newImage, ...round }, project);

describe('four eyes', () => {
  it('apply to projects that have or had a collaboration, unless set to always or never', () => {
    const everEnded = afterEndOf('with-birch', afterEndOf('with-amber'));
    expect([sharedProject, everEnded, unsharedProject].map(fourEyesApplies)).toEqual([true, true, false]);
    const settings = { ...unsharedProject.settings, fourEyes: 'always' as const };
    expect(fourEyesApplies({ ...unsharedProject, settings })).toBe(true);
    expect(fourEyesApplies(withSettings({ fourEyes: 'never' }))).toBe(false);
  });

  it('bar who saved before the submit, submitted, or approved at an earlier stage', () => {
    expect(barred({ savedBeforeSubmitBy: ['other', 'me'] })).toBe(true);
    expect(barred({ submittedBy: 'me' })).toBe(true);
    expect(barred({ approvedBy: ['me'] })).toBe(true);
    expect(barred({ savedBeforeSubmitBy: ['other'], submittedBy: 'other', approvedBy: ['other'] })).toBe(
      false,
    );
  });

  it('bar who saved a done image since it was accepted, while it counts as changed', () => {
    expect(barred({ savedSinceAcceptedBy: ['me'], changedSinceAccepted: true })).toBe(true);
    expect(barred({ savedSinceAcceptedBy: ['me'], changedSinceAccepted: false })).toBe(false);
  });

  it('bar nobody where they do not apply', () => {
    expect(barred({ submittedBy: 'me' }, unsharedProject)).toBe(false);
    expect(barred({ submittedBy: 'me' }, withSettings({ fourEyes: 'never' }))).toBe(false);
  });
});

describe('waiving four eyes', () => {
  const waiting = { ...newImage, step: 'waiting' as const, reviewBy: 'host', entrustedTo: 'with-amber' };
  const mayBeWaived = (round: Partial<Round>, project: ProjectFacts = sharedProject) =>
    fourEyesMayBeWaived(project, reviewersOf(project, organization), { ...waiting, ...round });
  const bothReviewers: Partial<Round> = {
    submittedBy: 'host-manager',
    savedBeforeSubmitBy: ['host-developer'],
  };

  it('is open where every reviewer who could approve is barred', () => {
    expect(mayBeWaived(bothReviewers)).toBe(true);
    expect(mayBeWaived({ submittedBy: 'host-manager' })).toBe(false);
  });

  it('does not count reviewers who are out of force', () => {
    const project = {
      ...sharedProject,
      members: sharedProject.members.filter((m) => m.accountId !== 'host-developer'),
    };
    expect(mayBeWaived({ submittedBy: 'host-manager' }, project)).toBe(true);
    const noOrganizations = () => undefined;
    expect(
      fourEyesMayBeWaived(sharedProject, reviewersOf(sharedProject, noOrganizations), {
        ...waiting,
        ...bothReviewers,
      }),
    ).toBe(false);
  });

  it('looks at the reviewers of the stage: at the first one the partner’s count too', () => {
    const first = { ...waiting, reviewBy: 'with-amber' };
    const at = (round: Partial<Round>) =>
      fourEyesMayBeWaived(sharedProject, reviewersOf(sharedProject, organization), { ...first, ...round });
    expect(at(bothReviewers)).toBe(false);
    expect(at({ ...bothReviewers, savedBeforeSubmitBy: ['host-developer', 'amber-manager'] })).toBe(true);
  });

  it('is not needed where nothing can be approved or four eyes do not apply', () => {
    expect(
      fourEyesMayBeWaived(sharedProject, reviewersOf(sharedProject, organization), {
        ...newImage,
        ...bothReviewers,
      }),
    ).toBe(false);
    expect(mayBeWaived(bothReviewers, withSettings({ fourEyes: 'never' }))).toBe(false);
  });
});
