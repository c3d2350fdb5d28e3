import { describe, expect, test } from 'vitest';
import type { ErrorCode } from './index.ts';
import { problemKinds, problems, refuse } from './index.ts';
import type { Route } from '../http/index.ts';
import { commonErrors, routes } from '../http/index.ts';

const codes = Object.keys(problems) as ErrorCode[];
const used = new Set<ErrorCode>([
  ...commonErrors,
  ...Object.values<Route>(routes).flatMap(({ errors }) => errors),
]);

describe('error codes', () => {
  test('are all answered by some route', () => {
    expect(codes.filter((code) => !used.has(code))).toEqual([]);
  });

  test('say what happened and what to do, in sentences', () => {
    for (const code of codes) {
      const { title, action } = problems[code];
      for (const text of [title, action]) expect(text, code).toMatch(/^[A-Z`].*\.$/);
    }
  });

  test('are a subject and a fact', () => {
    for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
  });

  test('have a kind each, and kinds a status of their own', () => {
    expect(new Set(codes.map((code) => problems[code].kind))).toEqual(new Set(Object.keys(problemKinds)));
    expect(new Set(Object.values(problemKinds)).size).toBe(Object.keys(problemKinds).length);
  });
});

describe('a refusal', () => {
  test('carries its code and details, and reads well in a log', () => {
    const refused = refuse('image.stale', { revision: 4 });
    expect(refused.refusal).toEqual({ code: 'image.stale', details: { revision: 4 } });
    expect(refused.message).toBe(`image.stale: ${problems['image.stale'].title}`);
  });
});
