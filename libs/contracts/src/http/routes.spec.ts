import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { problems } from '../errors/index.ts';
import { serviceNames } from '../primitives.ts';
import type { Route } from './index.ts';
import { commonErrors, routes } from './index.ts';

const table = Object.entries<Route>(routes);
const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType;

/** Where a schema takes unknown properties, as paths. */
function openObjects(schema: z.ZodType): string[] {
  const walk = (node: unknown, at: string): string[] => {
    if (typeof node !== 'object' || node === null) return [];
    const open = 'type' in node && node.type === 'object' && !('additionalProperties' in node) ? [at] : [];
    return [...open, ...Object.entries(node).flatMap(([key, value]) => walk(value, `${at}/${key}`))];
  };
  return walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '');
}

describe('the route table', () => {
  test('has one route for a method and path', () => {
    const addresses = table.map(([, { method, path }]) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test('gives every service some routes', () => {
    expect(new Set(table.map(([, { service }]) => service))).toEqual(new Set(serviceNames));
  });

  test('lets nobody but sessions, sign-up, tokens and the local mailbox in without log-in', () => {
    const open = table.filter(([, { auth }]) => auth === 'none').map(([name]) => name);
    expect(open.toSorted()).toEqual([
      'getInstallation',
      'listMails',
      'logIn',
      'logOut',
      'requestPasswordReset',
      'resetPassword',
      'signUp',
      'verifyEmail',
    ]);
  });

  test('names in every path what the request acts for: an organization, oneself, or a token in the body', () => {
    for (const [, { path }] of table) {
      expect(path).toMatch(
        /^\/v1\/(organizations(\/\{organizationId\}.*)?|accounts.*|session|me|mailbox|installation|share-links\/.*|invitations\/accept)$/,
      );
    }
  });

  test('takes effect everywhere before it answers wherever somebody loses a right', () => {
    const effective = table.filter(([, route]) => route.effective).map(([name]) => name);
    expect(effective.toSorted()).toEqual([
      'barPerson',
      'changeMemberType',
      'changeProject',
      'changeProjectMemberRole',
      'deleteProject',
      'removeMember',
      'removeProjectMember',
      'resetPassword',
      'stopCollaboration',
    ]);
  });

  test('declares every effective route as a write that says what is pending', () => {
    for (const [, route] of table.filter(([, { effective }]) => effective)) {
      expect(route.method).not.toBe('GET');
      expect(isSchema(route.response) && z.toJSONSchema(route.response).properties).toHaveProperty('pending');
    }
  });
});

/** The names of the routes for which this does not hold. */
const routesWhere = (fails: (route: Route) => boolean): string[] =>
  table.filter(([, route]) => fails(route)).map(([name]) => name);
const inPath = ({ path }: Route) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

describe('every route', () => {
  test('takes exactly the parameters that its path names', () => {
    for (const [name, route] of table) {
      expect(Object.keys(route.params?.shape ?? {}).toSorted(), name).toEqual(inPath(route).toSorted());
    }
  });

  test('refuses unknown properties everywhere in what it takes', () => {
    for (const [name, { params, query, body, form }] of table) {
      expect([params, query, body, form].filter(isSchema).flatMap(openObjects), name).toEqual([]);
    }
  });

  test('takes a body if and only if it writes one', () => {
    const writes = ({ method }: Route) => method !== 'GET' && method !== 'DELETE';
    expect(routesWhere((route) => writes(route) !== (route.body !== undefined))).toEqual([]);
    expect(routesWhere(({ body, form }) => (body === 'file') !== (form !== undefined))).toEqual([]);
  });

  test('limits a file that it takes, and names the refusal of a larger one', () => {
    expect(routesWhere(({ body, fileLimit }) => (body === 'file') !== (fileLimit !== undefined))).toEqual([]);
    expect(routesWhere(({ fileLimit, errors }) => !!fileLimit && !errors.includes(fileLimit.code))).toEqual(
      [],
    );
  });

  test('answers something unless it answers 204', () => {
    expect(routesWhere(({ response, status }) => (response === undefined) !== (status === 204))).toEqual([]);
  });

  test('names each refusal once, besides those that any route may give', () => {
    const named = ({ errors }: Route) => [...errors, ...commonErrors];
    expect(routesWhere((route) => new Set(named(route)).size !== named(route).length)).toEqual([]);
  });

  test('with an id in its path may answer that nothing is there', () => {
    const kinds = ({ errors }: Route) => errors.map((code) => problems[code].kind);
    expect(routesWhere((route) => inPath(route).length > 0 && !kinds(route).includes('not-found'))).toEqual(
      [],
    );
  });
});
