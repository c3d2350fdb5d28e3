import type { RequestListener, ServerResponse } from 'node:http';

export type Front = {
  readonly listener: RequestListener;
  /** From now on this answers. */
  serve(app: RequestListener): void;
  /** From now on `/readyz` says 503 and connections are not kept, so that load balancers and pools look elsewhere. */
  leave(): void;
};

const json = (response: ServerResponse, status: number, type: string, body: object): void => {
  response.writeHead(status, { 'content-type': type, ...(status === 503 ? { 'retry-after': '1' } : {}) });
  response.end(JSON.stringify(body));
};

const starting = {
  type: 'urn:tandem:problem:copy.behind',
  title: 'A service has not caught up yet, so it cannot decide safely.',
  status: 503,
  detail: 'Try again in a moment.',
  code: 'copy.behind',
};

/** What a port answers before its app is there: alive, not ready, everything else 503; and while it stops: not ready. */
export function createFront(): Front {
  let app: RequestListener | undefined;
  let leaving = false;
  return {
    listener(request, response) {
      const path = request.url?.split('?', 1)[0];
      if (leaving) response.setHeader('connection', 'close');
      if (path === '/readyz' && (leaving || !app))
        json(response, 503, 'application/json', { ready: false, failures: [] });
      else if (app) app(request, response);
      else if (path === '/healthz') json(response, 200, 'application/json', { alive: true });
      else json(response, 503, 'application/problem+json', starting);
    },
    serve: (next) => void (app = next),
    leave: () => void (leaving = true),
  };
}
