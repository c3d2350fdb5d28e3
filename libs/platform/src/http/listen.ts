import { createServer } from 'node:http';
import type { RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { isEventStream } from './event-stream.ts';

export type Listening = {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  close(): Promise<void>;
};

// A request whose headers or body trickle in is ended; the time is enough for the largest upload at 0.5 MB/s.
const timeouts = {
  keepAliveTimeout: 65_000,
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 5_000,
};

/** Listens (port 0: any free one); `close` ends event streams and lets requests that are running finish, for at most 10 s. */
export function listen(
  app: RequestListener,
  options: { readonly port: number; readonly host: string },
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = createServer(timeouts, app);
    const latest = new Map<Socket, ServerResponse | undefined>();
    server.on('connection', (socket) => {
      latest.set(socket, undefined);
      socket.once('close', () => latest.delete(socket));
    });
    server.on('request', ({ socket }, response) => latest.set(socket, response));
    const endStreams = () => {
      for (const response of latest.values())
        if (response && isEventStream(response) && !response.writableEnded) response.end();
    };
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
        port,
        server,
        close: () =>
          new Promise((closed) => {
            // A connection that is kept alive is idle for a moment only: look for those moments.
            const drain = setInterval(() => {
              endStreams();
              server.closeIdleConnections();
            }, 20);
            const force = setTimeout(() => server.closeAllConnections(), 10_000);
            server.close(() => {
              clearInterval(drain);
              clearTimeout(force);
              closed();
            });
          }),
      });
    });
  });
}
