import type { Condition, Where } from '@tandem/platform';
import type { Role, Standing, Step } from '@tandem/rules';
import { activeCollaborations, deriveStatus, maySeeImage, rolesOfSide, statuses, steps } from '@tandem/rules';
import { anOrganization, aProject } from '@tandem/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Branches } from './visible-images.ts';
import { everyOf, ofStatuses, seenFrom, unseenFrom, visibleImages } from './visible-images.ts';

type StoredImage = {
  readonly step: Step;
  readonly reviewBy: string | null;
  readonly entrustedTo: string | null;
};

const host = aProject(anOrganization('Host'));

const anyProject = fc
  .record({
    partnersSee: fc.constantFrom('all' as const, 'entrusted' as const),
    places: fc.subarray(['amber', 'birch', 'coral', 'coral again']),
    ended: fc.subarray(['amber', 'birch', 'coral', 'coral again']),
  })
  // Who is back collaborates anew: of one organization's collaborations one is active at most.
  .map(({ ended, places, ...rest }) => ({
    ...rest,
    places,
    ended: places.includes('coral again') ? [...ended, 'coral'] : ended,
  }))
  .map(({ partnersSee, places, ended }) => ({
    ...host,
    settings: { ...host.settings, partnersSee },
    collaborations: places.map((id) => ({
      id,
      organizationId: id.replace(' again', ''),
      status: ended.includes(id) ? ('ended' as const) : ('active' as const),
      startedAt: host.createdAt,
      acceptedBy: 'somebody',
      endedAt: null,
    })),
  }));
type Project = typeof anyProject extends fc.Arbitrary<infer P> ? P : never;

/** Every image that a project can hold, as far as these conditions ask: small enough to be listed whole. */
function everyImage({ collaborations }: Project): StoredImage[] {
  const ids = collaborations.map(({ id }) => id);
  return [null, ...ids].flatMap((entrustedTo) =>
    steps.flatMap((step) =>
      (step === 'waiting' ? ['host', ...ids] : [null]).map((reviewBy) => ({ step, reviewBy, entrustedTo })),
    ),
  );
}

/** Everybody who can stand in a project: the members of each side by role, and its owner outside. */
function everyStanding(project: Project): Standing[] {
  const at = (organizationId: string, collaborationId: string | null) => {
    const side = collaborationId === null ? ('host' as const) : ('external' as const);
    const acting = { side, collaborationId, organizationId, membershipId: 'm', accountId: 'a' };
    const member = (role: Role) => ({ kind: 'member' as const, ...acting, role, projectMemberId: 'p' });
    return [{ kind: 'owner' as const, ...acting }, ...rolesOfSide[side].map(member)];
  };
  return [
    ...at(host.organizationId, null),
    ...activeCollaborations(project).flatMap(({ organizationId, id }) => at(organizationId, id)),
  ];
}

function holds(value: unknown, condition: Condition): boolean {
  if (typeof condition !== 'object' || condition === null) return value === condition;
  if ('in' in condition) return condition.in.some((one) => one === value);
  throw new Error('these conditions have no ranges');
}
const matches = (image: StoredImage, where: Where): boolean =>
  Object.entries(where).every(([field, condition]) => holds(image[field as keyof StoredImage], condition));
const selected = (images: readonly StoredImage[], any: Branches) =>
  images.filter((image) => any.some((where) => matches(image, where)));

const inEveryProject = (judge: (project: Project, images: readonly StoredImage[]) => void) =>
  fc.assert(
    fc.property(anyProject, (project) => judge(project, everyImage(project))),
    { numRuns: 60 },
  );

describe('the conditions of a list', () => {
  it('select the images that each person may see, and no others', () => {
    inEveryProject((project, images) => {
      for (const standing of everyStanding(project))
        expect(selected(images, visibleImages({ project, standing }))).toEqual(
          images.filter((image) => maySeeImage(standing, project, image)),
        );
    });
  });

  it('select the images in a status, and no others', () => {
    inEveryProject((project, images) => {
      const [standing] = everyStanding(project) as [Standing];
      for (const status of statuses) {
        const { step, branches } = ofStatuses([status], { project, standing });
        const found = selected(images, branches);
        expect(found).toEqual(images.filter((image) => deriveStatus(image, project) === status));
        if (step !== undefined) expect(found.every((image) => image.step === step)).toBe(true);
      }
    });
  });

  it('select, together, the images in a status that each person may see', () => {
    inEveryProject((project, images) => {
      for (const standing of everyStanding(project))
        for (const status of statuses) {
          const any = everyOf(
            visibleImages({ project, standing }),
            ofStatuses([status], { project, standing }).branches,
          );
          expect(selected(images, any)).toEqual(
            images.filter(
              (image) => maySeeImage(standing, project, image) && deriveStatus(image, project) === status,
            ),
          );
        }
    });
  });

  it('divide the images into those that a side sees and those that it does not', () => {
    inEveryProject((project, images) => {
      for (const standing of everyStanding(project).filter(({ kind }) => kind === 'member')) {
        const { collaborationId } = standing;
        const seen = images.filter((image) => maySeeImage(standing, project, image));
        const unseen = images.filter((image) => !seen.includes(image));
        expect(selected(images, seenFrom(collaborationId, { project, standing }))).toEqual(seen);
        if (collaborationId !== null)
          expect(selected(images, unseenFrom(collaborationId, { project, standing }))).toEqual(unseen);
      }
    });
  });
});
