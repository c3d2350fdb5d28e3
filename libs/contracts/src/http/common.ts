import { z } from 'zod';
import { Id, ServiceName } from '../primitives.ts';

export const inOrganization = z.strictObject({ organizationId: Id });
export const inProject = z.strictObject({ organizationId: Id, projectId: Id });
export const inImage = z.strictObject({ organizationId: Id, projectId: Id, imageId: Id });

/** Part of every effective answer: the services that have not confirmed yet; empty with 200. */
export const pending = { pending: z.array(ServiceName) };
export const Effective = z.object(pending);

/** What reading anything inside a project may refuse. */
export const projectErrors = ['organization.not-found', 'membership.pending', 'project.not-found'] as const;
export const capabilityErrors = [...projectErrors, 'project.capability-missing'] as const;
export const imageErrors = [...projectErrors, 'image.not-found'] as const;
