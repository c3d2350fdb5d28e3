import type { Route } from '@tandem/contracts';
import * as contracts from '@tandem/contracts';
import { z } from 'zod';
import type {
  ZodOpenApiOperationObject,
  ZodOpenApiPathsObject,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { createDocument } from 'zod-openapi';
import { createRefusalResponses } from './openapi-refusals.ts';

const Problem = z.looseObject({
  type: z.string().meta({ description: '`urn:tandem:problem:` and the code' }),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: 'what to do' }),
  code: z.string().meta({ description: 'stable; texts may improve' }),
  requestId: z.string(),
});

const IdempotencyKey = z
  .string()
  .min(1)
  .max(255)
  .optional()
  .meta({
    description: 'Repeating a request under the same key gives the first answer again',
    param: { in: 'header', name: 'Idempotency-Key', id: 'IdempotencyKey' },
  });

/** What is worth a name of its own in the description; the rest stays in place. */
const schemas = {
  Problem,
  Id: contracts.Id,
  Time: contracts.Time,
  Status: contracts.Status,
  Move: contracts.Move,
  Role: contracts.Role,
  Side: contracts.Side,
  MemberType: contracts.MemberType,
  LabelType: contracts.LabelType,
  ServiceName: contracts.ServiceName,
  Author: contracts.Author,
  Account: contracts.Account,
  Me: contracts.Me,
  OrganizationView: contracts.OrganizationView,
  MemberView: contracts.MemberView,
  Organization: contracts.Organization,
  ProjectEntry: contracts.ProjectEntry,
  ProjectView: contracts.ProjectView,
  ProjectSettings: contracts.ProjectSettings,
  ProjectMemberView: contracts.ProjectMemberView,
  LabelView: contracts.LabelView,
  LabelAttribute: contracts.LabelAttribute,
  LinkTerms: contracts.LinkTerms,
  ShareLinkView: contracts.ShareLinkView,
  SharePreview: contracts.SharePreview,
  CollaborationView: contracts.CollaborationView,
  Claim: contracts.Claim,
  ImageView: contracts.ImageView,
  RevisionView: contracts.RevisionView,
  CommentView: contracts.CommentView,
  Annotation: contracts.Annotation,
  ImageAnnotations: contracts.ImageAnnotations,
  TimelineEntry: contracts.TimelineEntry,
  TimelineKind: contracts.TimelineKind,
  LiveMessage: contracts.LiveMessage,
  ChainReport: contracts.ChainReport,
  Effective: contracts.Effective,
};

const tags: { readonly [Service in contracts.ServiceName]: string } = {
  gateway: 'Sessions, and the local mailbox',
  org: 'People and organizations',
  'project-sharing': 'Projects, their people and labels, and sharing by link',
  'review-workflow': 'Images, annotations, revisions, reviews and comments',
  activity: 'What happened',
};

/** Formats that say it all: their patterns would only be noise. */
const namedFormats = new Set<unknown>(['uuid', 'datetime']);
const formatOf = ({ _zod: { def } }: z.core.$ZodType): unknown => ('format' in def ? def.format : undefined);

/** The public API as an OpenAPI 3.1 document, from the route table alone. */
export function openApiDocument(): object {
  const refusals = createRefusalResponses();
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [name, route] of Object.entries<Route>(contracts.routes)) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = {
      ...operation(name, route),
      responses: { ...success(route), ...refusals(route) },
    };
  }
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Tandem',
        version: '1',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
        description:
          'Two organizations, one image-annotation project. Log in with `logIn`; the session is a cookie. ' +
          'Refusals are problem documents (RFC 9457) with a stable `code` and, in `detail`, what to do.',
      },
      servers: [{ url: '/' }],
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
      paths: paths satisfies ZodOpenApiPathsObject,
      components: {
        schemas,
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'tandem-session',
            description: 'set by `logIn`; its name begins with `__Host-` where the public address is https',
          },
        },
      },
    },
    {
      override({ zodSchema, jsonSchema, io }) {
        if (zodSchema === contracts.Email) jsonSchema.format = 'email';
        if (namedFormats.has(formatOf(zodSchema))) delete jsonSchema.pattern;
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
        // Readers ignore fields they do not know: an answer may gain some without a new version.
        if (io === 'output' && zodSchema._zod.def.type === 'object') delete jsonSchema.additionalProperties;
      },
    },
  );
}

function operation(name: string, route: Route): Omit<ZodOpenApiOperationObject, 'responses'> {
  const personWrites = route.auth === 'account' && route.method !== 'GET';
  return {
    operationId: name,
    tags: [route.service],
    summary: route.summary,
    security: route.auth === 'account' ? [{ session: [] }] : [],
    requestParams: {
      ...(route.params ? { path: route.params } : {}),
      ...(route.query ? { query: route.query } : {}),
    },
    ...(personWrites ? { parameters: [IdempotencyKey] } : {}),
    ...(route.body === undefined ? {} : { requestBody: requestBody(route, route.body) }),
  };
}

function requestBody(
  route: Route,
  body: z.ZodType | 'file',
): NonNullable<ZodOpenApiOperationObject['requestBody']> {
  if (body !== 'file') {
    return {
      required: !body.safeParse(undefined).success,
      content: { 'application/json': { schema: body } },
    };
  }
  const bytes = route.fileLimit?.bytes.toLocaleString('en');
  const file = z.string().meta({
    format: 'binary',
    description: `one file${bytes ? `, ${bytes} bytes at most` : ''}; after the other fields`,
  });
  const schema = (route.form ?? z.strictObject({})).extend({ file });
  return { required: true, content: { 'multipart/form-data': { schema } } };
}

function success(route: Route): ZodOpenApiResponsesObject {
  const content = route.response === undefined ? {} : { content: contentOf(route.response) };
  if (!route.effective) return { [route.status]: { description: 'Done.', ...content } };
  return {
    [route.status]: { description: 'Done, and applied by every service.', ...content },
    202: {
      description: 'Done; the services named in `pending` have not confirmed yet and will by themselves.',
      ...content,
    },
  };
}

function contentOf(
  response: NonNullable<Route['response']>,
): NonNullable<ZodOpenApiResponseObject['content']> {
  if (typeof response !== 'string') return { 'application/json': { schema: response } };
  if (response !== 'text/event-stream')
    return { [response]: { schema: { type: 'string', format: 'binary' } } };
  const description =
    'Server-sent events; the data of each is a `LiveMessage` as JSON. For an `EventSource`: it stays open, and one that ends is to be opened again.';
  return { [response]: { schema: { type: 'string', description } } };
}
