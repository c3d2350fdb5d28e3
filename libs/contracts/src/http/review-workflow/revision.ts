import { z } from 'zod';
import { Annotations } from '../../annotations.ts';
import { Count, Id, pageOf, pageQuery } from '../../primitives.ts';
import { imageErrors, inImage } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { changeErrors, image, service, TakeOver } from './shared.ts';
import { ImageView, RevisionView } from './views.ts';

const inRevision = inImage.extend({ revision: z.coerce.number().int().min(1) });

export const revisionRoutes = defineRoutes({
  saveRevision: {
    service,
    method: 'POST',
    path: `${image}/revisions`,
    auth: 'account',
    status: 201,
    bodyLimit: 10_000_000,
    summary:
      'Save annotations as a new revision, started from `revision`; a partner’s first save entrusts a free image to its side',
    params: inImage,
    body: z.strictObject({ revision: Count, annotations: Annotations, takeOver: TakeOver }),
    response: z.object({
      image: ImageView,
      dropped: z
        .array(z.object({ annotationId: z.string(), labelId: Id }))
        .meta({ description: 'not kept: their label was deleted' }),
    }),
    errors: [...changeErrors, 'annotation.invalid'],
  },
  listRevisions: {
    service,
    method: 'GET',
    path: `${image}/revisions`,
    auth: 'account',
    status: 200,
    summary: 'Every saved state, newest first',
    params: inImage,
    query: z.strictObject(pageQuery),
    response: pageOf(RevisionView),
    errors: [...imageErrors, 'request.cursor'],
  },
  getRevision: {
    service,
    method: 'GET',
    path: `${image}/revisions/{revision}`,
    auth: 'account',
    status: 200,
    summary: 'One saved state with its annotations',
    params: inRevision,
    response: RevisionView.omit({ annotations: true }).extend({ annotations: Annotations }),
    errors: [...imageErrors, 'revision.not-found'],
  },
  restoreRevision: {
    service,
    method: 'POST',
    path: `${image}/revisions/{revision}/restoration`,
    auth: 'account',
    status: 201,
    summary: 'Save an earlier revision again, as a new one',
    params: inRevision,
    body: z.strictObject({ revision: Count.meta({ description: 'the current one' }), takeOver: TakeOver }),
    response: z.object({
      image: ImageView,
      dropped: z.array(z.object({ annotationId: z.string(), labelId: Id })),
    }),
    errors: [...changeErrors, 'revision.not-found'],
  },
});
