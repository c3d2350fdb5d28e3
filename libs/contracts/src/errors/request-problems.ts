import { problem } from './problem.ts';

export const requestProblems = {
  'request.invalid': problem(
    'invalid',
    'The request does not have the expected shape.',
    'Correct the fields named in `issues`.',
  ),
  'request.malformed-json': problem(
    'invalid',
    'The body is not valid JSON.',
    'Send a well-formed JSON body.',
  ),
  'request.too-large': problem(
    'too-large',
    'The body is larger than this route takes.',
    'Send less in one request; the limit is in `limit` (bytes).',
  ),
  'request.unsupported-media-type': problem(
    'unsupported',
    'This route does not take that content type.',
    'Send the content type named in `expected`.',
  ),
  'request.cursor': problem(
    'invalid',
    'The cursor `after` does not belong to this list.',
    'Start again without `after`.',
  ),
  'request.unknown-route': problem(
    'not-found',
    'There is no such route.',
    'See the API description at /api.',
  ),
  'request.cross-site': problem(
    'forbidden',
    'The request comes from another site.',
    'Send it from the page that this server delivers.',
  ),
  'request.too-many': problem('too-many', 'Too many requests.', 'Try again after the time in `Retry-After`.'),
  'idempotency-key.reused': problem(
    'unprocessable',
    'This Idempotency-Key was used already, for another request or too long ago.',
    'Use a new key for a new request.',
  ),
  'server.unexpected': problem(
    'unexpected',
    'Something went wrong on our side.',
    'Try again; if it stays, report the `requestId`.',
  ),
  'service.unreachable': problem(
    'unavailable',
    'A part of the system does not answer.',
    'Send the request again in a moment, with the same Idempotency-Key.',
  ),
  'copy.behind': problem(
    'unavailable',
    'A service has not caught up yet, so it cannot decide safely.',
    'Try again in a moment.',
  ),
  'storage.unavailable': problem(
    'unavailable',
    'What keeps the data cannot be reached just now.',
    'Send the request again in a moment, with the same Idempotency-Key.',
  ),
  'write.contended': problem('unavailable', 'Too many people changed this at the same moment.', 'Try again.'),
  'identity.invalid': problem(
    'unauthenticated',
    'The identity passed with the request is not valid.',
    'Go through the gateway.',
  ),
} as const;
