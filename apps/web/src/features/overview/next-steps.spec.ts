import { describe, expect, it } from 'vitest';
import type { ProjectSoFar } from './next-steps.ts';
import { nextSteps } from './next-steps.ts';

const hostManager: ProjectSoFar = {
  side: 'host',
  role: 'manager',
  capabilities: ['manage-labels', 'manage-images', 'manage-members'],
  labels: 0,
  images: 0,
  begun: 0,
  ownPeople: 1,
  link: 'off',
  requests: 0,
  partners: [],
};
const partnerManager: ProjectSoFar = {
  ...hostManager,
  side: 'external',
  capabilities: ['manage-members'],
  link: undefined,
};
const open = (project: ProjectSoFar) => nextSteps(project).flatMap(({ step, done }) => (done ? [] : [step]));

describe('What to do next', () => {
  it('in a new project: labels, images, people, sharing', () => {
    expect(open(hostManager)).toEqual(['add-labels', 'upload-images', 'add-people', 'share']);
  });

  it('keeps what is done in the list, until everything is', () => {
    const begun = { ...hostManager, labels: 2, images: 10 };
    expect(nextSteps(begun)).toContainEqual({ step: 'add-labels', done: true });
    expect(nextSteps({ ...begun, partners: [{ name: 'Beistad', people: 2 }] })).toEqual([]);
  });

  it('once the link is on, is to pass it on', () => {
    expect(open({ ...hostManager, labels: 1, images: 1, ownPeople: 2, link: 'on' })).toEqual(['link-is-on']);
  });

  it('is first of all to answer who asks to share', () => {
    expect(nextSteps({ ...hostManager, link: 'on', requests: 2 })[0]).toEqual({
      step: 'approve-requests',
      done: false,
      count: 2,
    });
  });

  it('says whose people are awaited, when a partner has its manager alone', () => {
    const partners = [{ name: 'Beistad', people: 1 }];
    expect(nextSteps({ ...hostManager, labels: 1, images: 1, partners }).at(-1)).toEqual({
      step: 'partner-adds-people',
      done: false,
      waitsFor: 'Beistad',
    });
  });

  it('leaves sharing to managers', () => {
    expect(open({ ...hostManager, role: 'developer', link: undefined })).toEqual([
      'add-labels',
      'upload-images',
      'add-people',
    ]);
  });

  it('for a partner’s manager who has just accepted: people, and a look at the images', () => {
    expect(open({ ...partnerManager, images: 13 })).toEqual(['add-people', 'look-at-images']);
    expect(open(partnerManager)).toEqual(['add-people', 'images-to-come']);
    expect(nextSteps({ ...partnerManager, images: 13, begun: 1, ownPeople: 3 })).toEqual([]);
  });

  it('for annotators: nothing but to annotate', () => {
    for (const side of ['host', 'external'] as const)
      expect(nextSteps({ ...hostManager, side, role: 'annotator', capabilities: ['comment'] })).toEqual([]);
  });
});
