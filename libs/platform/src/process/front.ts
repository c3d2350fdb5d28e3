import type { RequestListener, ServerResponse } from 'node:http';
import type { ProblemTables } from '../http/problem.ts';
import { problemDocument, requestIdHeader, requestIdOf } from '../http/problem.ts';
import type { Readiness } from '../readiness.ts';
import type { Service } from '../service.ts';

export type Front = {
  readonly listener: RequestListener;
  /** Whether to send requests here; no before there is a service, and no while it stops. */
  readiness(): Promise<Readiness>;
  /** From now on this answers. */
  serve(service: Pick<Service, 'app' | 'readiness'>): void;
  /** From now on `/readyz` says 503 and connections are not kept, so that load balancers and pools look elsewhere. */
  leave(): void;
};

const json = (response: ServerResponse, status: number, type: string, body: object): void => {
  response.writeHead(status, { 'content-type': type, ...(status === 503 ? { 'retry-after': '1' } : {}) });
  response.end(JSON.stringify(body));
};

/** What a port answers before its service is there: alive, not ready, everything else 503; and while it stops: not ready. */
export function createFront(tables: ProblemTables, newId: () => string): Front {
  let service: Pick<Service, 'app' | 'readiness'> | undefined;
  let leaving = false;
  const unready: Readiness = { ready: false, failures: [] };
  return {
    listener(request, response) {
      const path = request.url?.split('?', 1)[0];
      if (leaving) response.setHeader('connection', 'close');
      if (path === '/readyz' && (leaving || !service)) json(response, 503, 'application/json', unready);
      else if (service) service.app(request, response);
      else if (path === '/healthz') json(response, 200, 'application/json', { alive: true });
      else {
        const requestId = requestIdOf(request, newId);
        response.setHeader(requestIdHeader, requestId);
        const { status, document } = problemDocument(tables, 'copy.behind', requestId);
        json(response, status, 'application/problem+json', document);
      }
    },
    readiness: async () => (leaving || !service ? unready : service.readiness()),
    serve: (served) => void (service = served),
    leave: () => void (leaving = true),
  };
}
