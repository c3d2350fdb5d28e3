import type { Request } from 'express';

/** The template of the route that answers, never what was asked for: `/v1/organizations/{organizationId}`. */
export function routeOf(request: Request): string {
  const { path } = (request.route ?? {}) as { readonly path?: unknown };
  return typeof path === 'string' ? path.replace(/:(\w+)/g, '{$1}') : 'unmatched';
}
