import { z } from 'zod';
import { ImageAnnotations } from '../../annotations.ts';
import { capabilityErrors, imageErrors, inImage, inProject } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { imageFilter } from './image-filter.ts';
import { image, service } from './shared.ts';

export const downloadRoutes = defineRoutes({
  getImageAnnotations: {
    service,
    method: 'GET',
    path: `${image}/annotations`,
    auth: 'account',
    status: 200,
    summary:
      'The annotations of one image in the documented format; of a done image the accepted revision (host managers and developers)',
    params: inImage,
    response: ImageAnnotations,
    errors: [...imageErrors, 'project.capability-missing'],
  },
  downloadAnnotations: {
    service,
    method: 'GET',
    path: '/v1/organizations/{organizationId}/projects/{projectId}/downloads/annotations',
    auth: 'account',
    status: 200,
    summary: 'A zip with one JSON file per image, under its folder (host managers and developers)',
    params: inProject,
    query: z.strictObject(imageFilter).pick({ status: true, folder: true, within: true }),
    response: 'application/zip',
    errors: capabilityErrors,
  },
});
