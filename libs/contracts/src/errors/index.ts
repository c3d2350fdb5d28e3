import { requestProblems } from './request-problems.ts';
import { accountProblems } from './account-problems.ts';
import { organizationProblems } from './organization-problems.ts';
import { projectProblems } from './project-problems.ts';
import { sharingProblems } from './sharing-problems.ts';
import { imageProblems } from './image-problems.ts';
import type { Problem } from './problem.ts';

export { problemKinds, type ProblemKind } from './problem.ts';

/** Every code the API answers with: what it means, and what to do. Codes are stable; texts may improve. */
export const problems = {
  ...requestProblems,
  ...accountProblems,
  ...organizationProblems,
  ...projectProblems,
  ...sharingProblems,
  ...imageProblems,
} as const satisfies { readonly [code: string]: Problem };

export type ErrorCode = keyof typeof problems;

/** What a problem document says of itself; details need other names. */
const reserved = new Set(['type', 'title', 'status', 'detail', 'code', 'instance', 'requestId']);

/** A refusal: a fact about the command, with its code; details become members of the problem document. */
export class Refused extends Error {
  readonly refusal: { readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>> };
  constructor(code: ErrorCode, details: Readonly<Record<string, unknown>> = {}) {
    super(`${code}: ${problems[code].title}`);
    const taken = Object.keys(details).find((name) => reserved.has(name));
    if (taken !== undefined) throw new Error(`${taken} is a member of every problem document`);
    this.refusal = { code, details };
  }
}

/** Makes a refusal; decisions return it, everything else throws it. */
export const refuse = (code: ErrorCode, details?: Readonly<Record<string, unknown>>): Refused =>
  new Refused(code, details);
