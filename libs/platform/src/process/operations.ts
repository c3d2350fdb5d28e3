import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen } from '../http/listen.ts';
import type { Readiness } from '../readiness.ts';
import type { Service } from '../service.ts';

const send = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
};

/** A port for those who run the process: `/healthz`, `/readyz`, `/metrics`; for a process whose own port is public. */
export async function openOperations(
  at: { readonly host: string; readonly port: number },
  readiness: () => Promise<Readiness>,
) {
  let service: Service | undefined;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url?.split('?', 1)[0];
    if (path === '/healthz') send(response, 200, 'application/json', '{"alive":true}');
    else if (path === '/readyz') {
      const answer = await readiness();
      send(response, answer.ready ? 200 : 503, 'application/json', JSON.stringify(answer));
    } else if (path === '/metrics' && service)
      send(response, 200, 'text/plain; version=0.0.4; charset=utf-8', await service.metrics());
    else send(response, path === '/metrics' ? 503 : 404, 'text/plain', '');
  };
  const listening = await listen((request, response) => {
    answer(request, response).catch(() => response.destroy());
  }, at);
  return {
    url: listening.url,
    show: (shown: Service) => void (service = shown),
    close: () => listening.close(),
  };
}
