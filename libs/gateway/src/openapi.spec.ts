import type { Route, RouteName } from '@tandem/contracts';
import { routes } from '@tandem/contracts';
import { describe, expect, test } from 'vitest';
import { openApiDocument } from './openapi.ts';

type Operation = {
  readonly operationId: RouteName;
  readonly tags: readonly string[];
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly $ref?: string; readonly name?: string; readonly in?: string }[];
  readonly requestBody?: { readonly required: boolean; readonly content: Readonly<Record<string, object>> };
  readonly responses: Readonly<Record<string, { readonly $ref?: string }>>;
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly additionalProperties?: boolean }>>;
    readonly responses: Readonly<Record<string, { readonly 'x-codes': readonly string[] }>>;
  };
};

const document = openApiDocument() as Document;
const operations = Object.fromEntries(
  Object.values(document.paths).flatMap((path) =>
    Object.values(path).map((operation) => [operation.operationId, operation]),
  ),
) as Readonly<Record<RouteName, Operation>>;
const table = Object.entries<Route>(routes) as [RouteName, Route][];

/** The codes listed under a status of an operation. */
function codes(name: RouteName, status: number): readonly string[] {
  const reference = operations[name].responses[status]?.$ref ?? '';
  return document.components.responses[reference.slice(reference.lastIndexOf('/') + 1)]?.['x-codes'] ?? [];
}

describe('the OpenAPI document', () => {
  test('describes every route under its name, method, path and service', () => {
    for (const [name, { path, method, service }] of table) {
      expect(document.paths[path]?.[method.toLowerCase()]).toBe(operations[name]);
      expect(operations[name].tags).toEqual([service]);
    }
    expect(Object.keys(operations)).toHaveLength(table.length);
  });

  test('asks for the session where the route asks for an account', () => {
    for (const [name, { auth }] of table) {
      expect(operations[name].security).toEqual(auth === 'account' ? [{ session: [] }] : []);
    }
  });

  test('takes an Idempotency-Key with every write of a person', () => {
    const withKey = table.filter(([name]) =>
      operations[name].parameters?.some(({ $ref }) => $ref?.endsWith('IdempotencyKey')),
    );
    const writes = table.filter(([, { auth, method }]) => auth === 'account' && method !== 'GET');
    expect(withKey).toEqual(writes);
  });

  test('answers effective routes with 202 as well', () => {
    for (const [name, { effective }] of table) {
      if (effective) expect(operations[name].responses).toHaveProperty('202');
    }
    expect(operations.saveRevision.responses).not.toHaveProperty('202');
  });

  test('lists the refusals of a route by their status', () => {
    expect(codes('moveImage', 403)).toEqual(
      expect.arrayContaining(['image.four-eyes', 'image.move-not-allowed', 'request.cross-site']),
    );
    expect(codes('moveImage', 404)).toContain('project.not-found');
    for (const [name, { errors }] of table) {
      const listed = Object.keys(operations[name].responses).flatMap((status) => codes(name, Number(status)));
      expect(listed).toEqual(expect.arrayContaining([...errors]));
    }
  });

  test('lists common refusals only where the request can meet them', () => {
    expect(codes('getMe', 401)).toContain('session.required');
    expect(codes('signUp', 401)).toEqual([]);
    expect(codes('getMe', 413)).toEqual([]);
    const unavailable = ['copy.behind', 'service.unreachable', 'storage.unavailable'];
    expect(codes('getMe', 503)).toEqual(unavailable);
    expect(codes('addLabel', 503)).toEqual([...unavailable, 'write.contended']);
  });

  test('describes uploads as multipart, the rest as JSON', () => {
    expect(Object.keys(operations.uploadImage.requestBody?.content ?? {})).toEqual(['multipart/form-data']);
    expect(Object.keys(operations.addLabel.requestBody?.content ?? {})).toEqual(['application/json']);
    expect(operations.getMe.requestBody).toBeUndefined();
  });

  test('names what the views share', () => {
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['ImageView', 'ProjectView', 'CommentView', 'Annotation', 'Problem']),
    );
  });

  test('leaves answers open to later fields, and requests closed to unknown ones', () => {
    expect(document.components.schemas['ImageView']).not.toHaveProperty('additionalProperties');
    expect(document.components.schemas['LinkTerms']?.additionalProperties).toBe(false);
  });
});
