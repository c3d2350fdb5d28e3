import { z } from 'zod';
import { Id } from '../primitives.ts';
import { Account } from './org/index.ts';

/** Between the gateway and the services; never reachable from outside. */

/** `POST /internal/credentials` at org: whose credentials these are; 401 `session.wrong-credentials` otherwise. */
export const CredentialsRequest = z.strictObject({ email: z.string(), password: z.string() });
export const CredentialsAnswer = z.object({ account: Account, credentialsVersion: z.int() });
export type CredentialsAnswer = z.infer<typeof CredentialsAnswer>;

/** `GET /internal/applied?aggregate=project&id=…&seq=…&wait=<ms>` at every service: whether its copies (and journal) include that event. */
export const AppliedQuery = z.strictObject({
  aggregate: z.string(),
  id: Id,
  seq: z.coerce.number().int().min(1),
  wait: z.coerce.number().int().min(0).max(10_000).default(0),
});
export const AppliedAnswer = z.object({ applied: z.boolean() });
