import type { ServerResponse } from 'node:http';
import { eventStreamType } from './route-shape.ts';

/** Whether this answer, once begun, goes on for as long as somebody listens. */
export const isEventStream = (response: ServerResponse): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith(eventStreamType);
