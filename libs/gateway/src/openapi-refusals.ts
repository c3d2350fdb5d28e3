import type { ErrorCode, Route } from '@tandem/contracts';
import { commonErrors, problemKinds, problems } from '@tandem/contracts';
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';

/**
 * What a route refuses, by status: its own refusals, and those of the common ones that its kind of request can meet.
 * Routes that refuse the same under a status share one component of the document.
 */
export function createRefusalResponses(): (route: Route) => ZodOpenApiResponsesObject {
  const shared = new Map<string, ZodOpenApiResponseObject>();
  return (route) => {
    const codes = new Set([...route.errors, ...commonErrors.filter((code) => canMeet(route, code))].sort());
    const byStatus = Map.groupBy(codes, (code) => problemKinds[problems[code].kind]);
    const responses: ZodOpenApiResponsesObject = {};
    for (const [status, ofStatus] of byStatus) {
      const id = ofStatus.join('_');
      const response = shared.get(id) ?? problemResponse(id, status, ofStatus);
      shared.set(id, response);
      responses[`${status}`] = response;
    }
    return responses;
  };
}

function canMeet(route: Route, code: (typeof commonErrors)[number]): boolean {
  const writes = route.method !== 'GET';
  switch (code) {
    case 'request.malformed-json':
      return route.body !== undefined && route.body !== 'file';
    case 'request.too-large':
    case 'request.unsupported-media-type':
      return route.body !== undefined;
    case 'request.cross-site':
    case 'write.contended':
      return writes;
    case 'idempotency-key.reused':
      return writes && route.auth === 'account';
    case 'session.required':
    case 'identity.invalid':
      return route.auth === 'account';
    case 'request.invalid':
    case 'request.too-many':
    case 'copy.behind':
    case 'service.unreachable':
    case 'storage.unavailable':
    case 'server.unexpected':
      return true;
  }
}

const retryAfter = { 'Retry-After': { description: 'seconds', schema: { type: 'integer' as const } } };

function problemResponse(id: string, status: number, codes: readonly ErrorCode[]): ZodOpenApiResponseObject {
  return {
    id,
    description: codes
      .map((code) => `- \`${code}\`: ${problems[code].title} ${problems[code].action}`)
      .join('\n'),
    ...(status === 429 || status === 503 ? { headers: retryAfter } : {}),
    content: {
      'application/problem+json': {
        schema: {
          $ref: '#/components/schemas/Problem',
          properties: { code: { type: 'string', enum: [...codes] } },
        },
      },
    },
    'x-codes': [...codes],
  };
}
