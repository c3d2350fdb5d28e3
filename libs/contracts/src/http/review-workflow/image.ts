import { z } from 'zod';
import { Id, pageOf, pageQuery, Status } from '../../primitives.ts';
import { capabilityErrors, imageErrors, inImage, inProject } from '../common.ts';
import { defineRoutes } from '../route.ts';
import { image, images, listOf, service } from './shared.ts';
import { ImageView } from './views.ts';

export const imageRoutes = defineRoutes({
  listImages: {
    service,
    method: 'GET',
    path: images,
    auth: 'account',
    status: 200,
    summary: 'Images of a project that I may see, by folder and name',
    params: inProject,
    query: z.strictObject({
      ...pageQuery,
      status: listOf(Status).optional().meta({ description: 'comma-separated' }),
      folder: z.string().max(500).optional().meta({ description: 'exactly this folder; empty: the top' }),
      assignee: z
        .union([z.enum(['me', 'nobody']), Id])
        .optional()
        .meta({ description: '`me`, `nobody`, or an account' }),
    }),
    response: pageOf(ImageView),
    errors: [...capabilityErrors, 'request.cursor'],
  },
  uploadImage: {
    service,
    method: 'POST',
    path: images,
    auth: 'account',
    status: 201,
    summary: 'Upload one image (JPEG, PNG, WebP; 50 MB, 100 megapixels at most)',
    params: inProject,
    body: 'file',
    form: z.strictObject({ folder: z.string().max(500).default('') }),
    fileLimit: { bytes: 50_000_000, code: 'image.too-large' },
    response: ImageView,
    errors: [
      ...capabilityErrors,
      'image.name-taken',
      'image.not-an-image',
      'image.too-large',
      'image.too-many-pixels',
      'image.bad-path',
      'image.file-missing',
    ],
  },
  getImage: {
    service,
    method: 'GET',
    path: image,
    auth: 'account',
    status: 200,
    summary: 'One image',
    params: inImage,
    response: ImageView,
    errors: imageErrors,
  },
  deleteImage: {
    service,
    method: 'DELETE',
    path: image,
    auth: 'account',
    status: 200,
    summary: 'Delete an image (host managers and developers)',
    params: inImage,
    response: z.object({}),
    errors: [...imageErrors, 'project.capability-missing'],
  },
  getRendition: {
    service,
    method: 'GET',
    path: `${image}/rendition`,
    auth: 'account',
    status: 200,
    summary:
      'The picture as shown (JPEG; WebP or PNG with transparency; PNG where a side is too long): orientation applied, metadata removed',
    params: inImage,
    response: 'image/*',
    errors: imageErrors,
  },
  getThumbnail: {
    service,
    method: 'GET',
    path: `${image}/thumbnail`,
    auth: 'account',
    status: 200,
    summary: 'The picture as shown, small: a WebP of at most 320 pixels on its longer side, never enlarged',
    params: inImage,
    response: 'image/*',
    errors: imageErrors,
  },
  downloadOriginal: {
    service,
    method: 'GET',
    path: `${image}/original`,
    auth: 'account',
    status: 200,
    summary: 'The file as uploaded (host managers and developers)',
    params: inImage,
    response: 'image/*',
    errors: [...imageErrors, 'project.capability-missing'],
  },
});
