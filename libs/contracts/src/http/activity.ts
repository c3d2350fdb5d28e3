import { z } from 'zod';
import { Author, Id, pageOf, pageQuery, Side, Time } from '../primitives.ts';
import { inOrganization, inProject, projectErrors } from './common.ts';
import { defineRoutes } from './route.ts';

const service = 'activity';

/** By what people look for an event. */
export const TimelineKind = z.enum([
  'moves',
  'saves',
  'assignments',
  'comments',
  'members',
  'sharing',
  'settings',
  'images',
]);
export type TimelineKind = z.infer<typeof TimelineKind>;

export const TimelineEntry = z.object({
  id: Id,
  aggregate: z.enum(['organization', 'project', 'image']),
  subject: Id,
  subjectName: z.string().nullable(),
  seq: z.int().min(1),
  type: z.string(),
  kind: TimelineKind,
  time: Time,
  actor: Author.nullable().meta({ description: 'null: the system' }),
  actedFor: Author.nullable().meta({
    description: 'the organization that the actor acted for, as the reader may know it; null: the system',
  }),
  people: z
    .record(Id, Author)
    .meta({ description: 'the accounts and organizations named in `change`, as the reader may know them' }),
  change: z.record(z.string(), z.unknown()).meta({
    description: 'without what the reader may not know: who may not be named is left as their organization',
  }),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const ChainReport = z.object({
  intact: z.boolean(),
  events: z.int(),
  aggregates: z.int(),
  faults: z.array(
    z.object({ subject: Id, seq: z.int(), what: z.enum(['altered', 'missing', 'broken-link']) }),
  ),
});

export const activityRoutes = defineRoutes({
  getTimeline: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/timeline',
    auth: 'account',
    status: 200,
    summary: 'What happened in a project, newest first, as far as I may see it',
    params: inProject,
    query: z.strictObject({
      ...pageQuery,
      imageId: Id.optional(),
      actor: Id.optional().meta({ description: 'an account; finds what the reader is shown with its name' }),
      kind: TimelineKind.optional(),
      side: Side.optional().meta({ description: 'of the actor, as the reader may know it' }),
      from: Time.optional().meta({ description: 'at this time or later' }),
      to: Time.optional().meta({ description: 'before this time' }),
    }),
    response: pageOf(TimelineEntry),
    errors: [...projectErrors, 'request.cursor'],
  },
  checkTimeline: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/timeline/check',
    auth: 'account',
    status: 200,
    summary: 'Whether the hash chains of the project and of the images I see hold',
    params: inProject,
    response: ChainReport,
    errors: projectErrors,
  },
  getOrganizationTimeline: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/timeline',
    auth: 'account',
    status: 200,
    summary: 'What happened in the organization itself, newest first (owners)',
    params: inOrganization,
    query: z.strictObject(pageQuery),
    response: pageOf(TimelineEntry),
    errors: ['organization.not-found', 'membership.pending', 'membership.owner-required', 'request.cursor'],
  },
  openLive: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/live',
    auth: 'account',
    status: 200,
    summary:
      'Hints, as server-sent events, of what changes in all that I see of the organization and its projects',
    params: inOrganization,
    response: 'text/event-stream',
    errors: ['organization.not-found'],
  },
});
