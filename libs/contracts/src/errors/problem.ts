/** What kind of trouble a code is; one table maps kinds to HTTP. */
export const problemKinds = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  unsupported: 415,
  unprocessable: 422,
  'too-many': 429,
  unexpected: 500,
  unavailable: 503,
} as const;

export type ProblemKind = keyof typeof problemKinds;

export type Problem = { readonly kind: ProblemKind; readonly title: string; readonly action: string };

/** What happened, and what to do. */
export const problem = (kind: ProblemKind, title: string, action: string): Problem => ({
  kind,
  title,
  action,
});
